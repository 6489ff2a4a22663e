package io.envtest.internal.scheduler.plugin.interpodaffinity;

import io.envtest.internal.scheduler.framework.AffinityTerm;
import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.internal.scheduler.framework.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How many pods matter to a pod's required affinity and anti-affinity, by where they are. */
final class AffinityCounts {

    private final Map<TopologyPair, Integer> existingAntiAffinity = new HashMap<>();
    private final Map<TopologyPair, Integer> affinity = new HashMap<>();
    private final Map<TopologyPair, Integer> antiAffinity = new HashMap<>();
    private final PodInfo pod;
    private final Function<String, Map<String, String>> namespaces;

    AffinityCounts(PodInfo pod, Snapshot snapshot, Function<String, Map<String, String>> namespaces) {
        this.pod = pod;
        this.namespaces = namespaces;
        for (NodeInfo node : snapshot.nodes()) {
            node.pods().forEach(existing -> count(existing, node));
        }
    }

    private void count(PodInfo existing, NodeInfo node) {
        existing.requiredAntiAffinity().stream()
                .filter(term -> term.matches(pod, namespaces))
                .forEach(term -> add(existingAntiAffinity, term, node));
        pod.requiredAntiAffinity().stream()
                .filter(term -> term.matches(existing, namespaces))
                .forEach(term -> add(antiAffinity, term, node));
        List<AffinityTerm> terms = pod.requiredAffinity();
        if (!terms.isEmpty() && matchesAll(existing)) {
            terms.forEach(term -> add(affinity, term, node));
        }
    }

    private boolean matchesAll(PodInfo existing) {
        return pod.requiredAffinity().stream().allMatch(term -> term.matches(existing, namespaces));
    }

    private static void add(Map<TopologyPair, Integer> counts, AffinityTerm term, NodeInfo node) {
        String value = node.labels().get(term.topologyKey());
        if (value != null) {
            counts.merge(new TopologyPair(term.topologyKey(), value), 1, Integer::sum);
        }
    }

    /** Whether every pod it wants to be with is there; the first of a group that wants to be with itself may go anywhere. */
    boolean affinityHolds(NodeInfo node) {
        boolean present = true;
        for (AffinityTerm term : pod.requiredAffinity()) {
            String value = node.labels().get(term.topologyKey());
            if (value == null) {
                return false;
            }
            present &= affinity.containsKey(new TopologyPair(term.topologyKey(), value));
        }
        return present || (affinity.isEmpty() && matchesAll(pod));
    }

    /** Whether no pod it wants to be apart from is there. */
    boolean antiAffinityHolds(NodeInfo node) {
        return pod.requiredAntiAffinity().stream().noneMatch(term -> counted(antiAffinity, term.topologyKey(), node));
    }

    /** Whether no pod is there that wants to be apart from it. */
    boolean existingAntiAffinityHolds(NodeInfo node) {
        return existingAntiAffinity.keySet().stream()
                .noneMatch(pair -> pair.value().equals(node.labels().get(pair.key())));
    }

    private static boolean counted(Map<TopologyPair, Integer> counts, String key, NodeInfo node) {
        String value = node.labels().get(key);
        return value != null && counts.containsKey(new TopologyPair(key, value));
    }
}
