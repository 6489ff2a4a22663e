package io.envtest.internal.scheduler.plugin.noderesources;

import io.envtest.internal.scheduler.framework.ClusterEvent;
import io.envtest.internal.scheduler.framework.CycleState;
import io.envtest.internal.scheduler.framework.FilterPlugin;
import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.internal.scheduler.framework.ScorePlugin;
import io.envtest.internal.scheduler.framework.Verdict;
import java.util.ArrayList;
import java.util.List;

/** A node must have what the pod asks for; of several the one with most left is best. */
public final class NodeResourcesFit implements FilterPlugin, ScorePlugin {

    private static final List<String> SCORED = List.of("cpu", "memory");

    @Override
    public String name() {
        return "NodeResourcesFit";
    }

    @Override
    public Verdict filter(CycleState state, PodInfo pod, NodeInfo node) {
        List<String> reasons = new ArrayList<>();
        boolean hopeless = false;
        long most = node.allocatable().get("pods");
        if (node.pods().size() + 1 > most) {
            reasons.add("Too many pods");
        }
        for (String resource : pod.requests().names()) {
            long wanted = pod.requests().get(resource);
            long all = node.allocatable().get(resource);
            if (wanted > all - node.requested().get(resource)) {
                reasons.add("Insufficient " + resource);
                hopeless |= wanted > all;
            }
        }
        if (reasons.isEmpty()) {
            return Verdict.FITS;
        }
        String[] texts = reasons.toArray(String[]::new);
        return hopeless ? Verdict.unresolvable(this, texts) : Verdict.unschedulable(this, texts);
    }

    @Override
    public long score(CycleState state, PodInfo pod, NodeInfo node) {
        long sum = 0;
        long counted = 0;
        for (String resource : SCORED) {
            long all = node.allocatable().get(resource);
            if (all > 0) {
                long used = node.scoringRequested().get(resource)
                        + pod.scoringRequests().get(resource);
                sum += used > all ? 0 : (all - used) * BEST / all;
                counted++;
            }
        }
        return counted == 0 ? 0 : sum / counted;
    }

    @Override
    public boolean mayHelp(ClusterEvent event, PodInfo refused) {
        return event.isNode()
                || event.kind() == ClusterEvent.Kind.POD_ON_NODE_GONE
                || event.kind() == ClusterEvent.Kind.POD_UPDATED;
    }
}
