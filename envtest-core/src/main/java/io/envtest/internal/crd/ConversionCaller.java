package io.envtest.internal.crd;

import io.envtest.internal.webhook.WebhookCaller;
import io.envtest.spi.component.ClusterRandom;

/**
 * What conversion webhooks are called with.
 *
 * @param webhooks calls them
 * @param random names questions
 */
public record ConversionCaller(WebhookCaller webhooks, ClusterRandom random) {}
