package io.envtest.kubelet.process;

import io.envtest.internal.meta.Quantity;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.Pod;

/**
 * How likely a container is to be killed when its node runs out of memory.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#node-out-of-memory-behavior">Node
 *     out of memory behavior</a>
 */
final class OomScore {

    private static final int GUARANTEED = -997;
    private static final int BEST_EFFORT = 1000;
    private static final int LEAST_BURSTABLE = 3;

    private OomScore() {}

    static long of(Pod pod, Container container, Quantity nodeMemory) {
        switch (pod.status().qosClass()) {
            case "Guaranteed":
                return GUARANTEED;
            case "BestEffort":
                return BEST_EFFORT;
            default:
                break;
        }
        long request = Quantity.parse(container.resources().requests().getOrDefault("memory", "0"))
                .value();
        long score = BEST_EFFORT - BEST_EFFORT * request / Math.max(1, nodeMemory.value());
        return Math.min(BEST_EFFORT - 1, Math.max(LEAST_BURSTABLE, score));
    }
}
