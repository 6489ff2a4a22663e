package io.envtest.internal.scheduler.plugin.tainttoleration;

import io.envtest.internal.meta.Tolerations;
import io.envtest.internal.scheduler.framework.ClusterEvent;
import io.envtest.internal.scheduler.framework.CycleState;
import io.envtest.internal.scheduler.framework.FilterPlugin;
import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.internal.scheduler.framework.ScorePlugin;
import io.envtest.internal.scheduler.framework.Scores;
import io.envtest.internal.scheduler.framework.Verdict;
import io.envtest.view.core.v1.Taint;
import io.envtest.view.core.v1.Toleration;
import java.util.List;
import java.util.Map;

/** A tainted node takes only pods that tolerate the taint, or is only used at last. */
public final class TaintToleration implements FilterPlugin, ScorePlugin {

    private static final int WEIGHT = 3;

    @Override
    public String name() {
        return "TaintToleration";
    }

    @Override
    public Verdict filter(CycleState state, PodInfo pod, NodeInfo node) {
        boolean untolerated = Tolerations.firstUntolerated(
                        node.node().spec().taints(), pod.pod().spec().tolerations(), TaintToleration::keepsAway)
                .isPresent();
        return untolerated ? Verdict.unresolvable(this, "node(s) had untolerated taint(s)") : Verdict.FITS;
    }

    private static boolean keepsAway(Taint taint) {
        return taint.effect().equals("NoSchedule") || taint.effect().equals("NoExecute");
    }

    @Override
    public long score(CycleState state, PodInfo pod, NodeInfo node) {
        List<Toleration> tolerations = pod.pod().spec().tolerations().stream()
                .filter(toleration ->
                        toleration.effect().isEmpty() || toleration.effect().equals("PreferNoSchedule"))
                .toList();
        return node.node().spec().taints().stream()
                .filter(taint -> taint.effect().equals("PreferNoSchedule"))
                .filter(taint -> !Tolerations.tolerate(tolerations, taint))
                .count();
    }

    @Override
    public void normalize(CycleState state, PodInfo pod, Map<String, Long> scores) {
        Scores.byHighest(scores, true);
    }

    @Override
    public int weight() {
        return WEIGHT;
    }

    @Override
    public boolean mayHelp(ClusterEvent event, PodInfo refused) {
        return event.isNode() || event.kind() == ClusterEvent.Kind.POD_UPDATED;
    }
}
