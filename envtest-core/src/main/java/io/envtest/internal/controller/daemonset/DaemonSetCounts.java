package io.envtest.internal.controller.daemonset;

import io.envtest.internal.controller.pod.Pods;
import io.envtest.view.apps.v1.DaemonSet;
import io.envtest.view.apps.v1.DaemonSetStatus;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Counts nodes with and without their pods. */
final class DaemonSetCounts {

    private int desired;
    private int current;
    private int misscheduled;
    private int ready;
    private int available;
    private int updated;

    DaemonSetCounts(DaemonSet set, List<Node> nodes, List<Pod> pods, String hash, Instant now) {
        Map<String, List<Pod>> byNode = DaemonPods.byNode(pods);
        for (Node node : nodes) {
            List<Pod> here = byNode.getOrDefault(node.metadata().name(), List.of());
            if (NodeFit.of(set, node) != NodeFit.WANTED) {
                misscheduled += here.isEmpty() ? 0 : 1;
                continue;
            }
            desired++;
            here.stream().min(DaemonPods.OLDEST_FIRST).ifPresent(pod -> count(set, pod, hash, now));
        }
    }

    private void count(DaemonSet set, Pod pod, String hash, Instant now) {
        current++;
        if (Pods.isReady(pod)) {
            ready++;
            available += DaemonPods.isAvailable(set, pod, now) ? 1 : 0;
        }
        updated += DaemonPods.isUpdated(set, pod, hash) ? 1 : 0;
    }

    void write(DaemonSetStatus status) {
        status.setCurrentNumberScheduled(current).setNumberMisscheduled(misscheduled);
        status.setDesiredNumberScheduled(desired).setNumberReady(ready);
        status.setUpdatedNumberScheduled(updated).setNumberAvailable(available);
        status.setNumberUnavailable(desired - available);
    }
}
