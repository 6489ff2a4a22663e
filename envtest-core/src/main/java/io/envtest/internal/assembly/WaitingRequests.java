package io.envtest.internal.assembly;

import io.envtest.faults.FaultPlan;
import io.envtest.internal.admission.webhook.WebhookParts;
import io.envtest.internal.registry.ResourceRegistry;
import io.envtest.internal.request.RequestInfo;
import java.util.function.Predicate;

/** Tells the requests that may have to wait: for a disk, for a webhook, or because a fault says so. Thread-safe. */
final class WaitingRequests implements Predicate<RequestInfo> {

    private final boolean onDisk;
    private final FaultPlan faults;
    private final WebhookParts webhooks;
    private final ResourceRegistry registry;

    WaitingRequests(boolean onDisk, FaultPlan faults, WebhookParts webhooks, ResourceRegistry registry) {
        this.onDisk = onDisk;
        this.faults = faults;
        this.webhooks = webhooks;
        this.registry = registry;
    }

    @Override
    public boolean test(RequestInfo info) {
        boolean write = !info.verb().equals("get");
        return write && (onDisk || webhooks.any() || !faults.isEmpty()) || convertedOutside(info);
    }

    private boolean convertedOutside(RequestInfo info) {
        return registry.find(info.apiGroup(), info.apiVersion(), info.resource())
                .filter(definition -> definition.declaration().convertedOutside())
                .isPresent();
    }
}
