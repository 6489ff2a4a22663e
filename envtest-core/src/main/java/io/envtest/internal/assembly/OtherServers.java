package io.envtest.internal.assembly;

import io.envtest.internal.outbound.OutboundClient;
import io.envtest.internal.webhook.WebhookCaller;

/**
 * The servers that this one asks while it answers.
 *
 * @param aggregation those that serve groups of their own
 * @param webhooks calls those that admit and convert objects
 * @param client sends requests to all of them
 */
record OtherServers(Aggregation aggregation, WebhookCaller webhooks, OutboundClient client) {}
