package io.envtest.internal.scheduler.plugin.interpodaffinity;

import io.envtest.internal.scheduler.framework.AffinityTerm;
import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.internal.scheduler.framework.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How much preferences, its own and those of the pods there, pull a pod to places or push it away. */
final class PreferenceSums {

    /** A requirement of a pod that is there counts as a small preference for having the other beside it. */
    private static final int WEIGHT_OF_REQUIREMENT = 1;

    private final Map<TopologyPair, Long> sums = new HashMap<>();
    private final PodInfo pod;
    private final Function<String, Map<String, String>> namespaces;

    PreferenceSums(PodInfo pod, Snapshot snapshot, Function<String, Map<String, String>> namespaces) {
        this.pod = pod;
        this.namespaces = namespaces;
        for (NodeInfo node : snapshot.nodes()) {
            node.pods().forEach(existing -> add(existing, node));
        }
    }

    private void add(PodInfo existing, NodeInfo node) {
        add(pod.preferredAffinity(), existing, node, 1);
        add(pod.preferredAntiAffinity(), existing, node, -1);
        add(existing.preferredAffinity(), pod, node, 1);
        add(existing.preferredAntiAffinity(), pod, node, -1);
        add(existing.requiredAffinity(), pod, node, 1);
    }

    private void add(List<AffinityTerm> terms, PodInfo about, NodeInfo node, int sign) {
        for (AffinityTerm term : terms) {
            String value = node.labels().get(term.topologyKey());
            if (value != null && term.matches(about, namespaces)) {
                long weight = (long) sign * Math.max(term.weight(), WEIGHT_OF_REQUIREMENT);
                sums.merge(new TopologyPair(term.topologyKey(), value), weight, Long::sum);
            }
        }
    }

    long of(NodeInfo node) {
        long sum = 0;
        for (Map.Entry<TopologyPair, Long> entry : sums.entrySet()) {
            if (entry.getKey().value().equals(node.labels().get(entry.getKey().key()))) {
                sum += entry.getValue();
            }
        }
        return sum;
    }
}
