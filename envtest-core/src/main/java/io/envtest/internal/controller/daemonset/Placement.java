package io.envtest.internal.controller.daemonset;

import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.time.ClusterClock;
import io.envtest.view.apps.v1.DaemonSet;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds where pods are missing, where there are too many, and which have ended. */
final class Placement {

    private final Lister<Node> nodes;
    private final EventRecorder events;
    private final ClusterClock clock;
    private final FailureBackoff backoff;

    Placement(Lister<Node> nodes, EventRecorder events, ClusterClock clock) {
        this.nodes = nodes;
        this.events = events;
        this.clock = clock;
        this.backoff = new FailureBackoff(clock);
    }

    /** What it takes to have one running pod on every node that wants one. */
    PodPlan plan(DaemonSet set, List<Pod> pods, String hash) {
        PodPlan plan = new PodPlan();
        Map<String, List<Pod>> byNode = DaemonPods.byNode(pods);
        for (Node node : nodes.list()) {
            List<Pod> here = byNode.getOrDefault(node.metadata().name(), List.of());
            byNode.remove(node.metadata().name());
            judge(set, node, here, hash, plan);
        }
        byNode.values().forEach(lost -> deleteUnscheduled(lost, plan));
        return plan;
    }

    private void judge(DaemonSet set, Node node, List<Pod> here, String hash, PodPlan plan) {
        switch (NodeFit.of(set, node)) {
            case REFUSED -> here.stream().filter(pod -> !Pods.isDeleting(pod)).forEach(plan.delete::add);
            case WANTED -> {
                if (here.isEmpty()) {
                    plan.create.add(node.metadata().name());
                } else {
                    thinOut(set, node, here, hash, plan);
                }
            }
            case TOLERATED -> thinOut(set, node, here, hash, plan);
        }
    }

    /** Pods of nodes that are gone and that never were scheduled wait for nothing. */
    private static void deleteUnscheduled(List<Pod> lost, PodPlan plan) {
        lost.stream().filter(pod -> pod.spec().nodeName().isEmpty()).forEach(plan.delete::add);
    }

    private void thinOut(DaemonSet set, Node node, List<Pod> here, String hash, PodPlan plan) {
        List<Pod> running = new ArrayList<>();
        for (Pod pod : here) {
            if (Pods.isDeleting(pod)) {
                continue;
            }
            if (Pods.isFinished(pod)) {
                replaceEnded(set, node, pod, plan);
            } else {
                running.add(pod);
            }
        }
        running.sort(DaemonPods.OLDEST_FIRST);
        if (running.size() > 1) {
            plan.delete.addAll(
                    Rollout.maxSurge(set, 1) == 0 ? running.subList(1, running.size()) : surplus(set, running, hash));
        }
    }

    private void replaceEnded(DaemonSet set, Node node, Pod pod, PodPlan plan) {
        Duration rest = backoff.remaining(set, node.metadata().name());
        if (!rest.isZero()) {
            plan.lookAgain = plan.lookAgain.isZero() || rest.compareTo(plan.lookAgain) < 0 ? rest : plan.lookAgain;
            return;
        }
        String where = pod.metadata().namespace() + "/" + pod.metadata().name() + " on node "
                + node.metadata().name();
        if (Pods.isFailed(pod)) {
            events.warning(set, "FailedDaemonPod", "Found failed daemon pod " + where + ", will try to kill it");
        } else {
            events.normal(set, "SucceededDaemonPod", "Found succeeded daemon pod " + where + ", will try to delete it");
        }
        plan.delete.add(pod);
    }

    /** While a new pod comes beside the old one, only the oldest of each counts, and the old one until the new one works. */
    private List<Pod> surplus(DaemonSet set, List<Pod> running, String hash) {
        List<Pod> surplus = new ArrayList<>();
        List<Pod> old = new ArrayList<>();
        List<Pod> updated = new ArrayList<>();
        for (Pod pod : running) {
            (DaemonPods.isUpdated(set, pod, hash) ? updated : old).add(pod);
        }
        Instant now = clock.now();
        surplus.addAll(updated.subList(Math.min(1, updated.size()), updated.size()));
        boolean replaced = !updated.isEmpty() && DaemonPods.isAvailable(set, updated.get(0), now);
        surplus.addAll(old.subList(Math.min(replaced ? 0 : 1, old.size()), old.size()));
        return surplus;
    }
}
