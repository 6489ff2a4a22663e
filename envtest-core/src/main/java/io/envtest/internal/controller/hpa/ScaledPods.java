package io.envtest.internal.controller.hpa;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Resources;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers which pods each autoscaler is for, so that two for one pod are noticed. Thread-safe. */
final class ScaledPods {

    private final Client client;
    private final Map<ObjectKey, String> selectors = new ConcurrentHashMap<>();

    ScaledPods(Client client) {
        this.client = client;
    }

    /** Notes the selector of an autoscaler's target; gives the autoscalers of any pod that it selects, itself among them. */
    List<ObjectKey> controlling(ObjectKey autoscaler, String selector) {
        selectors.put(autoscaler, selector);
        return selectors.entrySet().stream()
                .filter(other -> other.getKey().namespace().equals(autoscaler.namespace()))
                .filter(other -> sharePods(autoscaler, selector, other.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private boolean sharePods(ObjectKey autoscaler, String one, String other) {
        String both = one.equals(other) ? one : one + "," + other;
        return !client.api()
                .list(Resources.PODS.id(), autoscaler.namespace(), both, "")
                .isEmpty();
    }

    /** Forgets an autoscaler that is gone. */
    void forget(ObjectKey autoscaler) {
        selectors.remove(autoscaler);
    }
}
