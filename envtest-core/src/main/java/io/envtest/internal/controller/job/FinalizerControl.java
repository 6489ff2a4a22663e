package io.envtest.internal.controller.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes the tracking finalizer off pods, and remembers from which it did so until the informer shows it too. Thread-safe.
 */
final class FinalizerControl {

    private final Client client;
    private final Set<String> removed = ConcurrentHashMap.newKeySet();

    FinalizerControl(Client client) {
        this.client = client;
    }

    /** Uids of pods whose finalizer is gone though the informer may not show it. */
    Set<String> removed() {
        return Set.copyOf(removed);
    }

    /** A pod was seen in this form. */
    void seen(Pod pod) {
        if (!JobPods.isTracked(pod)) {
            removed.remove(pod.metadata().uid());
        }
    }

    /** A pod is gone. */
    void gone(Pod pod) {
        removed.remove(pod.metadata().uid());
    }

    /** Takes the finalizer off a pod; one that is gone has none. */
    void remove(Pod pod) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        ObjectMeta metadata = Meta.of(patch).setUid(pod.metadata().uid());
        metadata.node().putArray("$deleteFromPrimitiveList/finalizers").add(JobPods.FINALIZER);
        removed.add(pod.metadata().uid());
        try {
            client.strategicPatch(Resources.PODS, Meta.key(pod.metadata()), patch);
        } catch (ApiException e) {
            if (e.status().code() != 404 && !e.hasReason("Invalid")) { // gone, or another of the same name
                removed.remove(pod.metadata().uid());
                throw e;
            }
        }
    }
}
