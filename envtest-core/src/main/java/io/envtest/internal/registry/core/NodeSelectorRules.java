package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.core.v1.NodeSelector;
import io.envtest.view.core.v1.NodeSelectorRequirement;
import io.envtest.view.core.v1.NodeSelectorTerm;
import java.util.List;

/**
 * Rules of node selectors, as affinity and volumes have them.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/">Assigning pods to nodes</a>
 */
public final class NodeSelectorRules {

    private static final String NOT_AN_OPERATOR = "not a valid selector operator";

    private NodeSelectorRules() {}

    /**
     * The selector must have terms that make sense.
     *
     * @param labelValues whether values of expressions must be label values
     */
    public static void selector(FieldErrors errors, NodeSelector selector, boolean labelValues) {
        Rules.required(
                errors,
                selector.path("nodeSelectorTerms"),
                selector.nodeSelectorTerms(),
                "must have at least one node selector term");
        selector.nodeSelectorTerms().forEach(term -> term(errors, term, labelValues));
    }

    /** A term's expressions and fields must make sense. */
    public static void term(FieldErrors errors, NodeSelectorTerm term, boolean labelValues) {
        term.matchExpressions().forEach(requirement -> expression(errors, requirement, labelValues));
        term.matchFields().forEach(requirement -> field(errors, requirement));
    }

    private static void expression(FieldErrors errors, NodeSelectorRequirement requirement, boolean labelValues) {
        operator(errors, requirement);
        LabelRules.labelName(errors, requirement.path("key"), requirement.key());
        if (labelValues) {
            for (int i = 0; i < requirement.values().size(); i++) {
                Rules.format(
                        errors,
                        requirement.path("values").index(i),
                        requirement.values().get(i),
                        Formats.LABEL_VALUE);
            }
        }
    }

    private static void operator(FieldErrors errors, NodeSelectorRequirement requirement) {
        List<String> values = requirement.values();
        switch (requirement.operator()) {
            case "In", "NotIn" ->
                Rules.required(
                        errors,
                        requirement.path("values"),
                        values,
                        "must be specified when `operator` is 'In' or 'NotIn'");
            case "Exists", "DoesNotExist" -> {
                if (!values.isEmpty()) {
                    errors.forbidden(
                            requirement.path("values"),
                            "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                }
            }
            case "Gt", "Lt" -> {
                if (values.size() != 1) {
                    errors.required(
                            requirement.path("values"),
                            "must be specified single value when `operator` is 'Lt' or 'Gt'");
                }
            }
            default -> errors.invalidOwnType(requirement.path("operator"), requirement.operator(), NOT_AN_OPERATOR);
        }
    }

    private static void field(FieldErrors errors, NodeSelectorRequirement requirement) {
        switch (requirement.operator()) {
            case "In", "NotIn" -> {
                if (requirement.values().size() != 1) {
                    errors.required(
                            requirement.path("values"),
                            "must be only one value when `operator` is 'In' or 'NotIn' for node field selector");
                }
            }
            default -> errors.invalidOwnType(requirement.path("operator"), requirement.operator(), NOT_AN_OPERATOR);
        }
        if (!requirement.key().equals("metadata.name")) {
            errors.invalid(requirement.path("key"), requirement.key(), "not a valid field selector key");
            return;
        }
        for (int i = 0; i < requirement.values().size(); i++) {
            Rules.format(
                    errors,
                    requirement.path("values").index(i),
                    requirement.values().get(i),
                    Formats.DNS_SUBDOMAIN);
        }
    }
}
