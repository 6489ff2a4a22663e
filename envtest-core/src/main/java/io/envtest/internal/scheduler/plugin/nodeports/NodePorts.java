package io.envtest.internal.scheduler.plugin.nodeports;

import io.envtest.internal.scheduler.framework.ClusterEvent;
import io.envtest.internal.scheduler.framework.CycleState;
import io.envtest.internal.scheduler.framework.FilterPlugin;
import io.envtest.internal.scheduler.framework.HostPort;
import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.internal.scheduler.framework.Verdict;

/** Two pods cannot have the same port of a node. */
public final class NodePorts implements FilterPlugin {

    @Override
    public String name() {
        return "NodePorts";
    }

    @Override
    public Verdict filter(CycleState state, PodInfo pod, NodeInfo node) {
        for (HostPort wanted : pod.hostPorts()) {
            for (PodInfo other : node.pods()) {
                if (other.hostPorts().stream().anyMatch(wanted::conflictsWith)) {
                    return Verdict.unschedulable(this, "node(s) didn't have free ports for the requested pod ports");
                }
            }
        }
        return Verdict.FITS;
    }

    @Override
    public boolean mayHelp(ClusterEvent event, PodInfo refused) {
        return event.kind() == ClusterEvent.Kind.NODE_ADDED || event.kind() == ClusterEvent.Kind.POD_ON_NODE_GONE;
    }
}
