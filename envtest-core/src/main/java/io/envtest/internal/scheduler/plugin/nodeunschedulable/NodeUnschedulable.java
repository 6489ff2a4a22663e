package io.envtest.internal.scheduler.plugin.nodeunschedulable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.meta.Tolerations;
import io.envtest.internal.scheduler.framework.ClusterEvent;
import io.envtest.internal.scheduler.framework.CycleState;
import io.envtest.internal.scheduler.framework.FilterPlugin;
import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.internal.scheduler.framework.Verdict;
import io.envtest.view.core.v1.Taint;

/** A cordoned node takes only pods that tolerate it. */
public final class NodeUnschedulable implements FilterPlugin {

    @Override
    public String name() {
        return "NodeUnschedulable";
    }

    @Override
    public Verdict filter(CycleState state, PodInfo pod, NodeInfo node) {
        if (!node.node().spec().unschedulable()) {
            return Verdict.FITS;
        }
        Taint taint = Taint.of(JsonNodeFactory.instance.objectNode())
                .setKey("node.kubernetes.io/unschedulable")
                .setEffect("NoSchedule");
        return Tolerations.tolerate(pod.pod().spec().tolerations(), taint)
                ? Verdict.FITS
                : Verdict.unresolvable(this, "node(s) were unschedulable");
    }

    @Override
    public boolean mayHelp(ClusterEvent event, PodInfo refused) {
        return event.isNode()
                && event.node().filter(node -> !node.spec().unschedulable()).isPresent();
    }
}
