package io.envtest.internal.controller.daemonset;

import io.envtest.internal.meta.NodeSelectors;
import io.envtest.internal.meta.Tolerations;
import io.envtest.view.apps.v1.DaemonSet;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.Taint;
import io.envtest.view.core.v1.Toleration;
import java.util.List;

/** Whether a DaemonSet's pod belongs on a node. */
enum NodeFit {
    /** A pod should be there. */
    WANTED,
    /** A pod that is there may stay, a new one must not come. */
    TOLERATED,
    /** No pod should be there. */
    REFUSED;

    static NodeFit of(DaemonSet set, Node node) {
        PodSpec template = set.spec().template().spec();
        String name = node.metadata().name();
        boolean elsewhere =
                !template.nodeName().isEmpty() && !template.nodeName().equals(name);
        if (elsewhere || !NodeSelectors.matches(template, name, node.metadata().labels())) {
            return REFUSED;
        }
        Pod pod = DaemonPods.newPod(set, name, "");
        return byTaints(node.spec().taints(), pod.spec().tolerations());
    }

    /** Whether a node that fitted so before now gives its DaemonSet something to do: to run a pod, or to take one away. */
    boolean asksForWork(NodeFit before) {
        return this != before && this != TOLERATED;
    }

    private static NodeFit byTaints(List<Taint> taints, List<Toleration> tolerations) {
        NodeFit fit = WANTED;
        for (Taint taint : taints) {
            if (Tolerations.tolerate(tolerations, taint)) {
                continue;
            }
            if (taint.effect().equals("NoExecute")) {
                return REFUSED;
            }
            fit = taint.effect().equals("NoSchedule") ? TOLERATED : fit;
        }
        return fit;
    }
}
