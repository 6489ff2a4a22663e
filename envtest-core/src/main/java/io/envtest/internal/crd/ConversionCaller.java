package io.envtest.internal.crd;

import io.envtest.internal.webhook.WebhookCaller;
import io.envtest.spi.component.ClusterRandom;
import java.util.function.Supplier;

/**
 * What conversion webhooks are called with.
 *
 * @param webhooks calls them, asked for with the first call
 * @param random names questions
 */
public record ConversionCaller(Supplier<WebhookCaller> webhooks, ClusterRandom random) {}
