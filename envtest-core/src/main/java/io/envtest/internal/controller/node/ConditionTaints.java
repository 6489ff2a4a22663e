package io.envtest.internal.controller.node;

import io.envtest.internal.controller.runtime.Conditions;
import io.envtest.view.core.v1.Node;
import io.envtest.view.meta.v1.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which taints the state of a node calls for.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-nodes-by-condition">Taint
 *     nodes by condition</a>
 */
final class ConditionTaints {

    static final String NOT_READY = "node.kubernetes.io/not-ready";
    static final String UNREACHABLE = "node.kubernetes.io/unreachable";

    private static final String NO_SCHEDULE = "NoSchedule";
    private static final String NO_EXECUTE = "NoExecute";
    private static final String UNSCHEDULABLE = "node.kubernetes.io/unschedulable";
    private static final Map<String, String> BY_TRUE_CONDITION = Map.of(
            "MemoryPressure", "node.kubernetes.io/memory-pressure",
            "DiskPressure", "node.kubernetes.io/disk-pressure",
            "NetworkUnavailable", "node.kubernetes.io/network-unavailable",
            "PIDPressure", "node.kubernetes.io/pid-pressure");
    private static final Set<String> KEYS = Set.of(
            NOT_READY,
            UNREACHABLE,
            UNSCHEDULABLE,
            "node.kubernetes.io/memory-pressure",
            "node.kubernetes.io/disk-pressure",
            "node.kubernetes.io/network-unavailable",
            "node.kubernetes.io/pid-pressure");

    private ConditionTaints() {}

    /** A taint by what tells it from others. */
    record TaintId(String key, String effect) {}

    /** Whether a taint is this controller's business. */
    static boolean isManaged(TaintId taint) {
        boolean both = taint.key().equals(NOT_READY) || taint.key().equals(UNREACHABLE);
        return (taint.effect().equals(NO_SCHEDULE) && KEYS.contains(taint.key()))
                || (taint.effect().equals(NO_EXECUTE) && both);
    }

    /** The managed taints a node should have. */
    static List<TaintId> wanted(Node node) {
        List<TaintId> wanted = new ArrayList<>();
        for (String effect : List.of(NO_SCHEDULE, NO_EXECUTE)) {
            String ready = Conditions.find(node.status(), "Ready")
                    .map(Condition::status)
                    .orElse(effect.equals(NO_SCHEDULE) ? "False" : "True");
            if (ready.equals("False")) {
                wanted.add(new TaintId(NOT_READY, effect));
            } else if (ready.equals("Unknown")) {
                wanted.add(new TaintId(UNREACHABLE, effect));
            }
        }
        BY_TRUE_CONDITION.forEach((condition, key) -> {
            if (Conditions.isTrue(node.status(), condition)) {
                wanted.add(new TaintId(key, NO_SCHEDULE));
            }
        });
        if (node.spec().unschedulable()) {
            wanted.add(new TaintId(UNSCHEDULABLE, NO_SCHEDULE));
        }
        return wanted;
    }
}
