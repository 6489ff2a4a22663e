package io.envtest.internal.scheduler.plugin.nodename;

import io.envtest.internal.scheduler.framework.ClusterEvent;
import io.envtest.internal.scheduler.framework.CycleState;
import io.envtest.internal.scheduler.framework.FilterPlugin;
import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.internal.scheduler.framework.Verdict;

/** A pod that names a node fits no other. */
public final class NodeName implements FilterPlugin {

    @Override
    public String name() {
        return "NodeName";
    }

    @Override
    public Verdict filter(CycleState state, PodInfo pod, NodeInfo node) {
        String wanted = pod.pod().spec().nodeName();
        return wanted.isEmpty() || wanted.equals(node.name())
                ? Verdict.FITS
                : Verdict.unresolvable(this, "node(s) didn't match the requested node name");
    }

    @Override
    public boolean mayHelp(ClusterEvent event, PodInfo refused) {
        return event.kind() == ClusterEvent.Kind.NODE_ADDED;
    }
}
