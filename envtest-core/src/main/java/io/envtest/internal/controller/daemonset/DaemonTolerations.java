package io.envtest.internal.controller.daemonset;

import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.Toleration;

/**
 * What pods of DaemonSets tolerate without being asked: troubles of the node they are to help with.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#taints-and-tolerations">Taints and
 *     tolerations</a>
 */
final class DaemonTolerations {

    private DaemonTolerations() {}

    static void addTo(PodSpec spec) {
        add(spec, "node.kubernetes.io/not-ready", "NoExecute");
        add(spec, "node.kubernetes.io/unreachable", "NoExecute");
        add(spec, "node.kubernetes.io/disk-pressure", "NoSchedule");
        add(spec, "node.kubernetes.io/memory-pressure", "NoSchedule");
        add(spec, "node.kubernetes.io/pid-pressure", "NoSchedule");
        add(spec, "node.kubernetes.io/unschedulable", "NoSchedule");
        if (spec.hostNetwork()) {
            add(spec, "node.kubernetes.io/network-unavailable", "NoSchedule");
        }
    }

    /** Adds a toleration in place of the pod's own for the same taint, if there is one. */
    private static void add(PodSpec spec, String key, String effect) {
        for (Toleration present : spec.tolerations()) {
            if (present.key().equals(key)
                    && present.effect().equals(effect)
                    && present.operator().equals("Exists")
                    && present.value().isEmpty()) {
                present.removeTolerationSeconds();
                return;
            }
        }
        spec.addTolerations().setKey(key).setOperator("Exists").setEffect(effect);
    }
}
