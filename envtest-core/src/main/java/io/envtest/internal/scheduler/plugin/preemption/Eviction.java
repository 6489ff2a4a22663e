package io.envtest.internal.scheduler.plugin.preemption;

import io.envtest.internal.scheduler.framework.PodInfo;

/** Makes a pod leave for another. */
@FunctionalInterface
public interface Eviction {

    /**
     * Begins to remove a pod.
     *
     * @param victim who has to go
     * @param preemptor for whom
     * @param node where
     */
    void evict(PodInfo victim, PodInfo preemptor, String node);
}
