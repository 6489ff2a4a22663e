package io.envtest.internal.scheduler;

import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.internal.scheduler.framework.PodInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pods for which room is being made on a node. Less important pods must not take it from them. Thread-safe. */
final class NominatedPods {

    private final Map<String, Nomination> byUid = new LinkedHashMap<>();

    private record Nomination(PodInfo pod, String node) {}

    /** A pod waits for room on a node. */
    synchronized void nominate(PodInfo pod, String node) {
        byUid.put(pod.uid(), new Nomination(pod, node));
    }

    /** A pod waits for room no longer. */
    synchronized void forget(String uid) {
        byUid.remove(uid);
    }

    /** The pods that wait for room on a node. */
    private synchronized List<PodInfo> on(String node) {
        List<PodInfo> pods = new ArrayList<>();
        for (Nomination nomination : byUid.values()) {
            if (nomination.node().equals(node)) {
                pods.add(nomination.pod());
            }
        }
        return pods;
    }

    /** The node as it will be for a pod once the at least as important pods that wait for it are there. */
    NodeInfo anticipate(NodeInfo node, PodInfo pod) {
        NodeInfo result = node;
        for (PodInfo waiting : on(node.name())) {
            if (waiting.priority() >= pod.priority() && !waiting.uid().equals(pod.uid())) {
                result = result.with(waiting);
            }
        }
        return result;
    }
}
