package io.envtest.internal.scheduler.plugin.noderesources;

import io.envtest.internal.scheduler.framework.CycleState;
import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.internal.scheduler.framework.ScorePlugin;
import java.util.List;

/** Prefers nodes whose cpu and memory would be used in like shares. */
public final class BalancedAllocation implements ScorePlugin {

    private static final List<String> RESOURCES = List.of("cpu", "memory");

    @Override
    public String name() {
        return "NodeResourcesBalancedAllocation";
    }

    @Override
    public long score(CycleState state, PodInfo pod, NodeInfo node) {
        double[] shares = RESOURCES.stream()
                .filter(resource -> node.allocatable().get(resource) > 0)
                .mapToDouble(resource -> share(pod, node, resource))
                .toArray();
        double spread = shares.length == 2 ? Math.abs(shares[0] - shares[1]) / 2 : 0;
        return (long) ((1 - spread) * BEST);
    }

    private static double share(PodInfo pod, NodeInfo node, String resource) {
        double used = node.requested().get(resource) + pod.requests().get(resource);
        return Math.min(1, used / node.allocatable().get(resource));
    }
}
