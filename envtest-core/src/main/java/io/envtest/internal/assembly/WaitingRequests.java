package io.envtest.internal.assembly;

import io.envtest.internal.admission.webhook.WebhookParts;
import io.envtest.internal.registry.ResourceRegistry;
import io.envtest.internal.request.RequestInfo;
import java.util.function.Predicate;

/** Tells the requests that may have to wait: for a disk, or for a webhook. Thread-safe. */
final class WaitingRequests implements Predicate<RequestInfo> {

    private final boolean onDisk;
    private final WebhookParts webhooks;
    private final ResourceRegistry registry;

    WaitingRequests(boolean onDisk, WebhookParts webhooks, ResourceRegistry registry) {
        this.onDisk = onDisk;
        this.webhooks = webhooks;
        this.registry = registry;
    }

    @Override
    public boolean test(RequestInfo info) {
        boolean write = !info.verb().equals("get");
        return write && (onDisk || webhooks.any()) || convertedOutside(info);
    }

    private boolean convertedOutside(RequestInfo info) {
        return registry.find(info.apiGroup(), info.apiVersion(), info.resource())
                .filter(definition -> definition.declaration().convertedOutside())
                .isPresent();
    }
}
