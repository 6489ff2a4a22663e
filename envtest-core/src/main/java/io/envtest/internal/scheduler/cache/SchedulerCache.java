package io.envtest.internal.scheduler.cache;

import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.internal.scheduler.framework.Snapshot;
import io.envtest.view.core.v1.Node;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Nodes with their pods, as informers tell and as the scheduler has decided since: a pod counts on its node from the decision
 * on. Thread-safe.
 */
public final class SchedulerCache {

    private final Map<String, NodeInfo> nodes = new TreeMap<>();
    private final Map<String, Map<String, PodInfo>> podsByNode = new HashMap<>();
    private final Map<String, String> nodeOfPod = new HashMap<>();
    private @Nullable Snapshot snapshot;

    /** A node is there in this form. */
    public synchronized void putNode(Node node) {
        String name = node.metadata().name();
        NodeInfo known = nodes.get(name);
        nodes.put(name, known == null ? withPods(NodeInfo.of(node)) : known.withNode(node));
        snapshot = null;
    }

    private NodeInfo withPods(NodeInfo bare) {
        NodeInfo node = bare;
        for (PodInfo pod : podsByNode.getOrDefault(bare.name(), Map.of()).values()) {
            node = node.with(pod);
        }
        return node;
    }

    /** A node is gone; its pods may still be there. */
    public synchronized void removeNode(String name) {
        nodes.remove(name);
        snapshot = null;
    }

    /** A pod is on a node, or is about to be, in this form. */
    public synchronized void putPod(PodInfo pod, String node) {
        removePod(pod.uid());
        nodeOfPod.put(pod.uid(), node);
        podsByNode.computeIfAbsent(node, name -> new LinkedHashMap<>()).put(pod.uid(), pod);
        nodes.computeIfPresent(node, (name, info) -> info.with(pod));
        snapshot = null;
    }

    /** A pod is on no node any more. */
    public synchronized void removePod(String uid) {
        String node = nodeOfPod.remove(uid);
        if (node == null) {
            return;
        }
        Map<String, PodInfo> pods = podsByNode.getOrDefault(node, new HashMap<>());
        PodInfo gone = pods.remove(uid);
        if (pods.isEmpty()) {
            podsByNode.remove(node);
        }
        if (gone != null) {
            nodes.computeIfPresent(node, (name, info) -> info.without(gone));
        }
        snapshot = null;
    }

    /** The node a pod is on, or is about to be. */
    public synchronized Optional<String> nodeOf(String uid) {
        return Optional.ofNullable(nodeOfPod.get(uid));
    }

    /** The state now. */
    public synchronized Snapshot snapshot() {
        Snapshot current = snapshot == null ? new Snapshot(nodes.values()) : snapshot;
        snapshot = current;
        return current;
    }
}
