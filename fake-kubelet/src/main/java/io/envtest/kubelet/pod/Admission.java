package io.envtest.kubelet.pod;

import io.envtest.internal.scheduler.framework.CycleState;
import io.envtest.internal.scheduler.framework.FilterPlugin;
import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.internal.scheduler.framework.Verdict;
import io.envtest.internal.scheduler.plugin.nodeaffinity.NodeAffinity;
import io.envtest.internal.scheduler.plugin.nodeports.NodePorts;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.Pod;
import java.util.List;
import java.util.Optional;

/** Refuses pods that do not fit their node, which happens to those that name it themselves. */
final class Admission {

    private static final List<FilterPlugin> PREDICATES = List.of(new NodeAffinity(), new NodePorts());

    private Admission() {}

    /** Why a pod is refused: what goes into {@code status.reason} and {@code status.message}. */
    record Refusal(String reason, String message) {}

    /**
     * Judges a pod.
     *
     * @param accepted pods the node runs already
     */
    static Optional<Refusal> refuse(Pod pod, Node node, List<Pod> accepted) {
        PodInfo info = PodInfo.of(pod);
        NodeInfo state = NodeInfo.of(node);
        for (Pod other : accepted) {
            state = state.with(PodInfo.of(other));
        }
        Optional<Refusal> tooMuch = tooMuch(info, state);
        return tooMuch.isPresent() ? tooMuch : unfit(info, state);
    }

    private static Optional<Refusal> tooMuch(PodInfo pod, NodeInfo node) {
        if (node.pods().size() + 1 > node.allocatable().get("pods")) {
            return Optional.of(
                    outOf("pods", 1, node.pods().size(), node.allocatable().get("pods")));
        }
        for (String resource : pod.requests().names()) {
            long wanted = pod.requests().get(resource);
            long used = node.requested().get(resource);
            long capacity = node.allocatable().get(resource);
            if (wanted > capacity - used) {
                return Optional.of(outOf(resource, wanted, used, capacity));
            }
        }
        return Optional.empty();
    }

    private static Refusal outOf(String resource, long wanted, long used, long capacity) {
        return new Refusal(
                "OutOf" + resource,
                "Pod was rejected: Node didn't have enough resource: " + resource + ", requested: " + wanted
                        + ", used: " + used + ", capacity: " + capacity);
    }

    private static Optional<Refusal> unfit(PodInfo pod, NodeInfo node) {
        for (FilterPlugin predicate : PREDICATES) {
            Verdict verdict = predicate.filter(new CycleState(), pod, node);
            if (!verdict.fits()) {
                String message = "Pod was rejected: Predicate " + predicate.name() + " failed: " + verdict.message();
                return Optional.of(new Refusal(predicate.name(), message));
            }
        }
        return Optional.empty();
    }
}
