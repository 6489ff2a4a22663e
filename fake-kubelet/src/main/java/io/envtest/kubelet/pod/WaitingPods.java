package io.envtest.kubelet.pod;

import io.envtest.api.ObjectKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Pods that wait for a ConfigMap, a Secret or devices of their namespace. Thread-safe. */
final class WaitingPods {

    private final Map<String, Set<ObjectKey>> byNamespace = new ConcurrentHashMap<>();

    void add(ObjectKey pod) {
        byNamespace
                .computeIfAbsent(pod.namespace(), name -> ConcurrentHashMap.newKeySet())
                .add(pod);
    }

    void forget(ObjectKey pod) {
        byNamespace.computeIfPresent(pod.namespace(), (name, pods) -> {
            pods.remove(pod);
            return pods.isEmpty() ? null : pods;
        });
    }

    List<ObjectKey> in(String namespace) {
        return List.copyOf(byNamespace.getOrDefault(namespace, Set.of()));
    }
}
