package io.envtest.kubelet.pod;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.Pod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells of containers that are stopped, once for each pod: a pod that is deleted without grace is gone before its kubelet
 * looks, and its containers are stopped nevertheless. Thread-safe.
 */
final class Killings {

    private final Map<ObjectKey, Pod> gone = new ConcurrentHashMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** Remembers a pod that is gone until {@link #takeGone}. */
    void gone(Pod pod) {
        Pod before = gone.put(Meta.key(pod.metadata()), pod);
        if (before != null) {
            forget(before);
        }
    }

    /** The pod of that name that is gone, if it has not been taken yet. */
    Optional<Pod> takeGone(ObjectKey key) {
        return Optional.ofNullable(gone.remove(key));
    }

    /** Tells of the containers that still run. */
    void tell(Pod pod, PodEvents events) {
        if (told.add(pod.metadata().uid())) {
            tell(pod, pod.spec().containers(), pod.status().containerStatuses(), Run.Kind.APP, events);
            tell(pod, pod.spec().initContainers(), pod.status().initContainerStatuses(), Run.Kind.INIT, events);
        }
    }

    /** Nothing more will come of a pod. */
    void forget(Pod pod) {
        told.remove(pod.metadata().uid());
    }

    private static void tell(
            Pod pod, List<Container> containers, List<ContainerStatus> statuses, Run.Kind kind, PodEvents events) {
        for (int i = 0; i < Math.min(containers.size(), statuses.size()); i++) {
            if (statuses.get(i).state().hasRunning()) {
                events.stopping(pod, containers.get(i), kind);
            }
        }
    }
}
