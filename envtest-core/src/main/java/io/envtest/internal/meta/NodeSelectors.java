package io.envtest.internal.meta;

import io.envtest.view.core.v1.NodeSelector;
import io.envtest.view.core.v1.NodeSelectorRequirement;
import io.envtest.view.core.v1.NodeSelectorTerm;
import io.envtest.view.core.v1.PodSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes a pod or volume selects.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/">Assigning pods to nodes</a>
 */
public final class NodeSelectors {

    private NodeSelectors() {}

    /** Whether a node has what a pod's nodeSelector and required node affinity ask for. */
    public static boolean matches(PodSpec pod, String name, Map<String, String> labels) {
        if (pod.hasNodeSelector()
                && !labels.entrySet().containsAll(pod.nodeSelector().entrySet())) {
            return false;
        }
        NodeSelector required = pod.affinity().nodeAffinity().requiredDuringSchedulingIgnoredDuringExecution();
        return !required.present() || matches(required, name, labels);
    }

    /** Whether a node matches one of the terms. */
    public static boolean matches(NodeSelector selector, String name, Map<String, String> labels) {
        return selector.nodeSelectorTerms().stream().anyMatch(term -> matches(term, name, labels));
    }

    /** Whether a node matches all of a term; an empty term matches none. */
    public static boolean matches(NodeSelectorTerm term, String name, Map<String, String> labels) {
        List<NodeSelectorRequirement> expressions = term.matchExpressions();
        List<NodeSelectorRequirement> fields = term.matchFields();
        if (expressions.isEmpty() && fields.isEmpty()) {
            return false;
        }
        Map<String, String> nameOnly = Map.of("metadata.name", name);
        return expressions.stream().allMatch(expression -> matches(expression, labels.get(expression.key())))
                && fields.stream().allMatch(field -> matches(field, nameOnly.get(field.key())));
    }

    private static boolean matches(NodeSelectorRequirement requirement, @Nullable String value) {
        return switch (requirement.operator()) {
            case "In" -> value != null && requirement.values().contains(value);
            case "NotIn" -> value == null || !requirement.values().contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            case "Gt" -> value != null && compare(value, requirement) > 0;
            case "Lt" -> value != null && compare(value, requirement) < 0;
            default -> false;
        };
    }

    /** Compares integers; 0, so neither more nor less, if one of them is none. */
    private static int compare(String value, NodeSelectorRequirement requirement) {
        try {
            return Long.compare(
                    Long.parseLong(value), Long.parseLong(requirement.values().get(0)));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return 0;
        }
    }
}
