package io.envtest.internal.scheduler.plugin.topologyspread;

import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.internal.scheduler.framework.Snapshot;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For each rule how many pods are in each domain. */
final class SpreadCounts {

    private final PodInfo pod;
    private final Map<SpreadRule, Map<String, Integer>> byRule = new LinkedHashMap<>();

    /**
     * Counts.
     *
     * @param allKeys whether only nodes count that have the labels of all rules
     */
    SpreadCounts(PodInfo pod, List<SpreadRule> rules, Snapshot snapshot, boolean allKeys) {
        this.pod = pod;
        rules.forEach(rule -> byRule.put(rule, new HashMap<>()));
        for (NodeInfo node : snapshot.nodes()) {
            if (!allKeys || rules.stream().allMatch(rule -> node.labels().containsKey(rule.topologyKey()))) {
                rules.forEach(rule -> count(rule, node));
            }
        }
    }

    private void count(SpreadRule rule, NodeInfo node) {
        String domain = node.labels().get(rule.topologyKey());
        Map<String, Integer> counts = byRule.get(rule);
        if (domain != null && counts != null && rule.includes(node, pod)) {
            counts.merge(domain, rule.count(node, pod), Integer::sum);
        }
    }

    Iterable<SpreadRule> rules() {
        return byRule.keySet();
    }

    /** Pods in a domain. */
    int in(SpreadRule rule, String domain) {
        return byRule.getOrDefault(rule, Map.of()).getOrDefault(domain, 0);
    }

    /** Pods in the emptiest domain; 0 if there are fewer domains than there must be. */
    int least(SpreadRule rule) {
        Map<String, Integer> counts = byRule.getOrDefault(rule, Map.of());
        if (counts.size() < rule.minDomains()) {
            return 0;
        }
        return counts.values().stream().mapToInt(Integer::intValue).min().orElse(0);
    }

    int domains(SpreadRule rule) {
        return byRule.getOrDefault(rule, Map.of()).size();
    }
}
