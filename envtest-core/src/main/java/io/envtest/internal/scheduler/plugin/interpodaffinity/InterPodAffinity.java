package io.envtest.internal.scheduler.plugin.interpodaffinity;

import io.envtest.internal.scheduler.framework.ClusterEvent;
import io.envtest.internal.scheduler.framework.CycleState;
import io.envtest.internal.scheduler.framework.FilterPlugin;
import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.internal.scheduler.framework.PreFilterPlugin;
import io.envtest.internal.scheduler.framework.ScorePlugin;
import io.envtest.internal.scheduler.framework.Scores;
import io.envtest.internal.scheduler.framework.Snapshot;
import io.envtest.internal.scheduler.framework.Verdict;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Pods that must or would like to be with others, or apart from them. */
public final class InterPodAffinity implements PreFilterPlugin, FilterPlugin, ScorePlugin {

    private static final int WEIGHT = 2;

    private final Function<String, Map<String, String>> namespaces;

    /**
     * Makes the plugin.
     *
     * @param namespaces labels of a namespace by its name
     */
    public InterPodAffinity(Function<String, Map<String, String>> namespaces) {
        this.namespaces = namespaces;
    }

    @Override
    public String name() {
        return "InterPodAffinity";
    }

    @Override
    public Outcome preFilter(CycleState state, PodInfo pod, Snapshot snapshot) {
        state.put(AffinityCounts.class, new AffinityCounts(pod, snapshot, namespaces));
        return Outcome.GO_ON;
    }

    @Override
    public Verdict filter(CycleState state, PodInfo pod, NodeInfo node) {
        AffinityCounts counts = state.get(AffinityCounts.class).orElseThrow();
        if (!counts.affinityHolds(node)) {
            return Verdict.unresolvable(this, "node(s) didn't match pod affinity rules");
        }
        if (!counts.antiAffinityHolds(node)) {
            return Verdict.unschedulable(this, "node(s) didn't match pod anti-affinity rules");
        }
        return counts.existingAntiAffinityHolds(node)
                ? Verdict.FITS
                : Verdict.unschedulable(this, "node(s) didn't satisfy existing pods anti-affinity rules");
    }

    @Override
    public void preScore(CycleState state, PodInfo pod, List<NodeInfo> nodes, Snapshot snapshot) {
        state.put(PreferenceSums.class, new PreferenceSums(pod, snapshot, namespaces));
    }

    @Override
    public long score(CycleState state, PodInfo pod, NodeInfo node) {
        return state.get(PreferenceSums.class).orElseThrow().of(node);
    }

    @Override
    public void normalize(CycleState state, PodInfo pod, Map<String, Long> scores) {
        Scores.byRange(scores);
    }

    @Override
    public int weight() {
        return WEIGHT;
    }

    @Override
    public boolean mayHelp(ClusterEvent event, PodInfo refused) {
        return event.isNode() || event.isPodOnNode() || event.kind() == ClusterEvent.Kind.POD_UPDATED;
    }
}
