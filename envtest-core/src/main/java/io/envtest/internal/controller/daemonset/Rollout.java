package io.envtest.internal.controller.daemonset;

import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Shares;
import io.envtest.time.ClusterClock;
import io.envtest.view.apps.v1.DaemonSet;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.Pod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replaces pods of an old template node by node, as many at once as may be unavailable or come beside the old ones.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/">Rolling update of a DaemonSet</a>
 */
final class Rollout {

    private final Lister<Node> nodes;
    private final ClusterClock clock;

    Rollout(Lister<Node> nodes, ClusterClock clock) {
        this.nodes = nodes;
        this.clock = clock;
    }

    /** The pods of one node that are not on their way out. */
    private record Pair(Optional<Pod> old, Optional<Pod> updated, boolean clear) {

        static Pair of(DaemonSet set, List<Pod> here, String hash) {
            List<Pod> old = new ArrayList<>();
            List<Pod> updated = new ArrayList<>();
            for (Pod pod : here) {
                if (!Pods.isDeleting(pod)) {
                    (DaemonPods.isUpdated(set, pod, hash) ? updated : old).add(pod);
                }
            }
            return new Pair(
                    old.stream().findFirst(), updated.stream().findFirst(), old.size() <= 1 && updated.size() <= 1);
        }
    }

    /** How many pods may come beside old ones. */
    static int maxSurge(DaemonSet set, int nodes) {
        return Shares.of(set.spec().updateStrategy().rollingUpdate().maxSurge(), nodes, true);
    }

    /** The next step of the update. */
    PodPlan plan(DaemonSet set, List<Pod> pods, String hash) {
        List<String> wantedNodes = nodes.list().stream()
                .filter(node -> NodeFit.of(set, node) == NodeFit.WANTED)
                .map(node -> node.metadata().name())
                .toList();
        int wanted = wantedNodes.size();
        int surge = maxSurge(set, wanted);
        int unavailable = Shares.of(set.spec().updateStrategy().rollingUpdate().maxUnavailable(), wanted, true);
        Map<String, List<Pod>> byNode = DaemonPods.byNode(pods);
        if (surge > 0) {
            return beside(set, byNode, hash, surge);
        }
        // where a pod has just gone and its successor is not there yet, one is missing, too
        int empty = (int)
                wantedNodes.stream().filter(node -> !byNode.containsKey(node)).count();
        return inPlace(set, byNode, hash, Math.max(1, unavailable) - empty);
    }

    /** Deletes old pods: all that do not work anyway, and others while few enough are missing. */
    private PodPlan inPlace(DaemonSet set, Map<String, List<Pod>> byNode, String hash, int maxUnavailable) {
        Instant now = clock.now();
        PodPlan plan = new PodPlan();
        List<Pod> candidates = new ArrayList<>();
        int missing = 0;
        for (List<Pod> here : byNode.values()) {
            Pair pair = Pair.of(set, here, hash);
            if (!pair.clear()) {
                continue;
            }
            if (pair.old().isPresent() == pair.updated().isPresent()) {
                missing++;
            } else if (pair.updated().isPresent()) {
                missing += DaemonPods.isAvailable(set, pair.updated().get(), now) ? 0 : 1;
            } else {
                Pod old = pair.old().orElseThrow();
                (DaemonPods.isAvailable(set, old, now) ? candidates : plan.delete).add(old);
            }
        }
        int room = Math.max(0, maxUnavailable - missing);
        plan.delete.addAll(candidates.subList(0, Math.min(room, candidates.size())));
        return plan;
    }

    /** Creates new pods beside old ones, and deletes the old ones whose successors work. */
    private PodPlan beside(DaemonSet set, Map<String, List<Pod>> byNode, String hash, int maxSurge) {
        Instant now = clock.now();
        PodPlan plan = new PodPlan();
        List<String> candidates = new ArrayList<>();
        int coming = 0;
        for (Map.Entry<String, List<Pod>> entry : byNode.entrySet()) {
            Pair pair = Pair.of(set, entry.getValue(), hash);
            if (!pair.clear() || pair.old().isEmpty()) {
                continue;
            }
            Pod old = pair.old().get();
            if (pair.updated().isEmpty()) {
                (DaemonPods.isAvailable(set, old, now) ? candidates : plan.create).add(entry.getKey());
            } else if (DaemonPods.isAvailable(set, pair.updated().get(), now)) {
                plan.delete.add(old);
            } else {
                coming++;
            }
        }
        int room = Math.max(0, maxSurge - coming);
        plan.create.addAll(candidates.subList(0, Math.min(room, candidates.size())));
        return plan;
    }
}
