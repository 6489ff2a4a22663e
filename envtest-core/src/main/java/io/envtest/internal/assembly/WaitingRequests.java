package io.envtest.internal.assembly;

import io.envtest.internal.admission.webhook.WebhookParts;
import io.envtest.internal.request.RequestInfo;
import java.util.function.Predicate;

/** Tells the requests that may have to wait: for a disk, or for a webhook. Thread-safe. */
final class WaitingRequests implements Predicate<RequestInfo> {

    private final boolean onDisk;
    private final WebhookParts webhooks;

    WaitingRequests(boolean onDisk, WebhookParts webhooks) {
        this.onDisk = onDisk;
        this.webhooks = webhooks;
    }

    @Override
    public boolean test(RequestInfo info) {
        return !info.verb().equals("get") && (onDisk || webhooks.any());
    }
}
