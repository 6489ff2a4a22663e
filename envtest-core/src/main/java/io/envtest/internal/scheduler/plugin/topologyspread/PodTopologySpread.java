package io.envtest.internal.scheduler.plugin.topologyspread;

import io.envtest.internal.controller.runtime.Selector;
import io.envtest.internal.scheduler.framework.ClusterEvent;
import io.envtest.internal.scheduler.framework.CycleState;
import io.envtest.internal.scheduler.framework.FilterPlugin;
import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.internal.scheduler.framework.PreFilterPlugin;
import io.envtest.internal.scheduler.framework.ScorePlugin;
import io.envtest.internal.scheduler.framework.Snapshot;
import io.envtest.internal.scheduler.framework.Verdict;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * Spreads pods over domains as their constraints ask; without any, pods of one owner are spread over hosts and zones as far as
 * it goes.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/">Topology spread
 *     constraints</a>
 */
public final class PodTopologySpread implements PreFilterPlugin, FilterPlugin, ScorePlugin {

    private static final int WEIGHT = 2;
    private static final String MISMATCH = "node(s) didn't match pod topology spread constraints";

    private final Function<PodInfo, Selector> siblings;

    /**
     * Makes the plugin.
     *
     * @param siblings selects the pods that a pod without constraints should be spread from
     */
    public PodTopologySpread(Function<PodInfo, Selector> siblings) {
        this.siblings = siblings;
    }

    @Override
    public String name() {
        return "PodTopologySpread";
    }

    private record Filtering(SpreadCounts counts) {}

    private record Scoring(SpreadCounts counts, boolean allKeys) {}

    @Override
    public Outcome preFilter(CycleState state, PodInfo pod, Snapshot snapshot) {
        List<SpreadRule> rules = SpreadRule.of(pod, "DoNotSchedule");
        state.put(Filtering.class, new Filtering(new SpreadCounts(pod, rules, snapshot, true)));
        return Outcome.GO_ON;
    }

    @Override
    public Verdict filter(CycleState state, PodInfo pod, NodeInfo node) {
        SpreadCounts counts = state.get(Filtering.class).orElseThrow().counts();
        for (SpreadRule rule : counts.rules()) {
            String domain = node.labels().get(rule.topologyKey());
            if (domain == null) {
                return Verdict.unresolvable(this, MISMATCH + " (missing required label)");
            }
            int self = rule.selector().matches(pod.labels()) ? 1 : 0;
            if (counts.in(rule, domain) + self - counts.least(rule) > rule.maxSkew()) {
                return Verdict.unschedulable(this, MISMATCH);
            }
        }
        return Verdict.FITS;
    }

    @Override
    public void preScore(CycleState state, PodInfo pod, List<NodeInfo> nodes, Snapshot snapshot) {
        boolean own = pod.pod().spec().hasTopologySpreadConstraints();
        List<SpreadRule> rules = own ? SpreadRule.of(pod, "ScheduleAnyway") : usual(pod);
        state.put(Scoring.class, new Scoring(new SpreadCounts(pod, rules, snapshot, own), own));
    }

    private List<SpreadRule> usual(PodInfo pod) {
        Selector selector = siblings.apply(pod);
        if (selector.equals(Selector.NOTHING)) {
            return List.of();
        }
        return List.of(
                new SpreadRule(3, "kubernetes.io/hostname", selector, 1, true, false),
                new SpreadRule(5, "topology.kubernetes.io/zone", selector, 1, true, false));
    }

    @Override
    public long score(CycleState state, PodInfo pod, NodeInfo node) {
        Scoring scoring = state.get(Scoring.class).orElseThrow();
        double cost = 0;
        for (SpreadRule rule : scoring.counts().rules()) {
            String domain = node.labels().get(rule.topologyKey());
            if (domain != null) {
                double perPod = Math.log(scoring.counts().domains(rule) + 2);
                cost += scoring.counts().in(rule, domain) * perPod + (rule.maxSkew() - 1);
            } else if (scoring.allKeys()) {
                return Long.MAX_VALUE;
            }
        }
        return Math.round(cost);
    }

    /** What was counted is a cost: the lowest becomes the best score. */
    @Override
    public void normalize(CycleState state, PodInfo pod, Map<String, Long> scores) {
        long highest = counted(scores).max().orElse(0);
        long lowest = counted(scores).min().orElse(0);
        scores.replaceAll((node, cost) -> {
            if (cost == Long.MAX_VALUE) {
                return 0L;
            }
            return highest == 0 ? BEST : BEST * (highest + lowest - cost) / highest;
        });
    }

    private static LongStream counted(Map<String, Long> scores) {
        return scores.values().stream().mapToLong(Long::longValue).filter(cost -> cost != Long.MAX_VALUE);
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
