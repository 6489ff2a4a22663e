package io.envtest.internal.scheduler.plugin.topologyspread;

import io.envtest.internal.controller.runtime.Selector;
import io.envtest.internal.meta.NodeSelectors;
import io.envtest.internal.meta.Tolerations;
import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.view.core.v1.TopologySpreadConstraint;
import io.envtest.view.meta.v1.LabelSelector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A topology spread constraint, ready to be asked. Immutable.
 *
 * @param honorAffinity whether only nodes that the pod's node affinity allows count
 * @param honorTaints whether only nodes whose taints the pod tolerates count
 */
record SpreadRule(
        int maxSkew,
        String topologyKey,
        Selector selector,
        int minDomains,
        boolean honorAffinity,
        boolean honorTaints) {

    /** The constraints of a pod that ask for this when they cannot be met. */
    static List<SpreadRule> of(PodInfo pod, String whenUnsatisfiable) {
        List<SpreadRule> rules = new ArrayList<>();
        for (TopologySpreadConstraint constraint : pod.pod().spec().topologySpreadConstraints()) {
            if (constraint.whenUnsatisfiable().equals(whenUnsatisfiable)) {
                rules.add(of(constraint, pod));
            }
        }
        return rules;
    }

    private static SpreadRule of(TopologySpreadConstraint constraint, PodInfo pod) {
        return new SpreadRule(
                constraint.maxSkew(),
                constraint.topologyKey(),
                Selector.of(withLabelKeys(constraint, pod)),
                constraint.hasMinDomains() ? constraint.minDomains() : 1,
                !constraint.nodeAffinityPolicy().equals("Ignore"),
                constraint.nodeTaintsPolicy().equals("Honor"));
    }

    private static LabelSelector withLabelKeys(TopologySpreadConstraint constraint, PodInfo pod) {
        LabelSelector selector =
                LabelSelector.of(constraint.labelSelector().node().deepCopy());
        Map<String, String> labels = new LinkedHashMap<>(selector.matchLabels());
        for (String key : constraint.matchLabelKeys()) {
            String value = pod.labels().get(key);
            if (value != null) {
                labels.put(key, value);
            }
        }
        return constraint.matchLabelKeys().isEmpty() ? constraint.labelSelector() : selector.setMatchLabels(labels);
    }

    /** Whether a node counts. */
    boolean includes(NodeInfo node, PodInfo pod) {
        if (honorAffinity && !NodeSelectors.matches(pod.pod().spec(), node.name(), node.labels())) {
            return false;
        }
        return !honorTaints
                || Tolerations.firstUntolerated(
                                node.node().spec().taints(),
                                pod.pod().spec().tolerations(),
                                taint -> !taint.effect().equals("PreferNoSchedule"))
                        .isEmpty();
    }

    /** How many pods of a node the rule is about. */
    int count(NodeInfo node, PodInfo pod) {
        int count = 0;
        for (PodInfo other : node.pods()) {
            boolean sameNamespace = other.key().namespace().equals(pod.key().namespace());
            if (sameNamespace && !other.deleting() && selector.matches(other.labels())) {
                count++;
            }
        }
        return count;
    }
}
