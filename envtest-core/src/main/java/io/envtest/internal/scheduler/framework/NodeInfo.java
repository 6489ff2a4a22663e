package io.envtest.internal.scheduler.framework;

import io.envtest.view.core.v1.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A node with the pods on it. Immutable: a change gives another one.
 *
 * @param labels its labels
 * @param allocatable what pods may use
 * @param pods pods on it, also those about to be bound
 * @param requested what these ask for
 * @param scoringRequested the same, with a little for containers that ask for nothing
 */
public record NodeInfo(
        Node node,
        String name,
        Map<String, String> labels,
        Amounts allocatable,
        List<PodInfo> pods,
        Amounts requested,
        Amounts scoringRequested) {

    /** A node without pods. */
    public static NodeInfo of(Node node) {
        return new NodeInfo(
                node,
                node.metadata().name(),
                node.metadata().labels(),
                Amounts.of(node.status().allocatable()),
                List.of(),
                Amounts.NONE,
                Amounts.NONE);
    }

    /** The same pods on the node as it is now. */
    public NodeInfo withNode(Node changed) {
        NodeInfo fresh = of(changed);
        return new NodeInfo(changed, fresh.name, fresh.labels, fresh.allocatable, pods, requested, scoringRequested);
    }

    /** With one pod more. */
    public NodeInfo with(PodInfo pod) {
        List<PodInfo> more = new ArrayList<>(pods);
        more.add(pod);
        return new NodeInfo(
                node,
                name,
                labels,
                allocatable,
                List.copyOf(more),
                requested.plus(pod.requests()),
                scoringRequested.plus(pod.scoringRequests()));
    }

    /** Without a pod. */
    public NodeInfo without(PodInfo gone) {
        List<PodInfo> rest = new ArrayList<>(pods);
        if (!rest.removeIf(pod -> pod.uid().equals(gone.uid()))) {
            return this;
        }
        return new NodeInfo(
                node,
                name,
                labels,
                allocatable,
                List.copyOf(rest),
                requested.minus(gone.requests()),
                scoringRequested.minus(gone.scoringRequests()));
    }
}
