package io.envtest.internal.registry.core;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.column.RowCondition;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodIP;
import io.envtest.view.core.v1.PodStatus;
import java.util.List;

/** What {@code kubectl get pods} shows. */
final class PodColumns {

    private PodColumns() {}

    static Columns<Pod> columns() {
        return Columns.of("io.k8s.api.core.v1", Pod::of)
                .name()
                .text(
                        "Ready",
                        "The aggregate readiness state of this pod for accepting traffic.",
                        pod -> new PodSummary(pod).ready())
                .text(
                        "Status",
                        "The aggregate status of the containers in this pod.",
                        pod -> new PodSummary(pod).status())
                .text(
                        "Restarts",
                        "The number of times the containers in this pod have been restarted and when the last container in"
                                + " this pod has restarted.",
                        (pod, now) -> new PodSummary(pod).restarts(now))
                .age()
                .wide()
                .text("IP", doc("PodStatus", "podIP"), pod -> Cells.orNone(ip(pod.status())))
                .text(
                        "Node",
                        doc("PodSpec", "nodeName"),
                        pod -> Cells.orNone(pod.spec().nodeName()))
                .text(
                        "Nominated Node",
                        doc("PodStatus", "nominatedNodeName"),
                        pod -> Cells.orNone(pod.status().nominatedNodeName()))
                .text("Readiness Gates", doc("PodSpec", "readinessGates"), PodColumns::gates);
    }

    /** Finished pods are marked, so that clients can hide them. */
    static List<RowCondition> conditions(Pod pod) {
        return switch (pod.status().phase()) {
            case "Succeeded" ->
                List.of(new RowCondition("Completed", "True", "Succeeded", "The pod has completed successfully."));
            case "Failed" -> List.of(new RowCondition("Completed", "True", "Failed", "The pod failed."));
            default -> List.of();
        };
    }

    private static String ip(PodStatus status) {
        return status.podIPs().stream().findFirst().map(PodIP::ip).orElse("");
    }

    private static String gates(Pod pod) {
        long all = pod.spec().readinessGates().size();
        if (all == 0) {
            return Cells.NONE;
        }
        long open = pod.spec().readinessGates().stream()
                .filter(gate -> pod.status().conditions().stream()
                        .anyMatch(c -> c.type().equals(gate.conditionType())
                                && c.status().equals("True")))
                .count();
        return open + "/" + all;
    }
}
