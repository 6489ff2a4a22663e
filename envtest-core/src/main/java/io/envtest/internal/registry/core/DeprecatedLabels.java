package io.envtest.internal.registry.core;

import java.util.Map;
import java.util.Optional;

/**
 * Labels of nodes that have got another name.
 *
 * @see <a href="https://kubernetes.io/docs/reference/labels-annotations-taints/">Well-known labels</a>
 */
public final class DeprecatedLabels {

    private record Successor(String since, String name) {}

    private static final Map<String, Successor> SUCCESSORS = Map.of(
            "beta.kubernetes.io/arch", new Successor("v1.14", "kubernetes.io/arch"),
            "beta.kubernetes.io/os", new Successor("v1.14", "kubernetes.io/os"),
            "beta.kubernetes.io/instance-type", new Successor("v1.17", "node.kubernetes.io/instance-type"),
            "failure-domain.beta.kubernetes.io/region", new Successor("v1.17", "topology.kubernetes.io/region"),
            "failure-domain.beta.kubernetes.io/zone", new Successor("v1.17", "topology.kubernetes.io/zone"));

    private DeprecatedLabels() {}

    /** What to say about a label; empty for one that is not deprecated. */
    public static Optional<String> warning(String label) {
        return Optional.ofNullable(SUCCESSORS.get(label))
                .map(successor -> "deprecated since " + successor.since + "; use \"" + successor.name + "\" instead");
    }
}
