package io.envtest.internal.registry.rule;

import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import io.envtest.view.meta.v1.LabelSelector;
import io.envtest.view.meta.v1.LabelSelectorRequirement;
import java.util.Map;

/** Rules of labels and label selectors. */
public final class LabelRules {

    private LabelRules() {}

    /** Keys must be qualified names, values label values; all errors are about the map. */
    public static void labels(FieldErrors errors, FieldPath path, Map<String, String> labels) {
        labels.forEach((key, value) -> {
            labelName(errors, path, key);
            Rules.format(errors, path, value, Formats.LABEL_VALUE);
        });
    }

    /** The text must be a label key. */
    public static boolean labelName(FieldErrors errors, FieldPath path, String name) {
        return Rules.format(errors, path, name, Formats.QUALIFIED_NAME);
    }

    /** The selector must make sense; an absent one does. */
    public static void selector(FieldErrors errors, LabelSelector selector) {
        selector(errors, selector, false);
    }

    /**
     * The selector must make sense; an absent one does.
     *
     * @param anyValues whether values of expressions need not be label values (kept from an old object)
     */
    public static void selector(FieldErrors errors, LabelSelector selector, boolean anyValues) {
        if (selector.present()) {
            labels(errors, selector.path("matchLabels"), selector.matchLabels());
            selector.matchExpressions().forEach(requirement -> requirement(errors, requirement, anyValues, false));
        }
    }

    /** Whether the selector selects everything: neither labels nor expressions. */
    public static boolean isEmpty(LabelSelector selector) {
        return selector.matchLabels().isEmpty() && selector.matchExpressions().isEmpty();
    }

    /** The requirement must make sense, as far as its operator is known. */
    public static void requirementOfAnyOperator(FieldErrors errors, LabelSelectorRequirement requirement) {
        requirement(errors, requirement, false, true);
    }

    private static void requirement(
            FieldErrors errors, LabelSelectorRequirement requirement, boolean anyValues, boolean anyOperator) {
        FieldPath values = requirement.path("values");
        switch (requirement.operator()) {
            case "In", "NotIn" ->
                Rules.required(
                        errors, values, requirement.values(), "must be specified when `operator` is 'In' or 'NotIn'");
            case "Exists", "DoesNotExist" -> {
                if (!requirement.values().isEmpty()) {
                    errors.forbidden(values, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                }
            }
            default -> {
                if (!anyOperator) {
                    errors.invalidOwnType(
                            requirement.path("operator"), requirement.operator(), "not a valid selector operator");
                }
            }
        }
        labelName(errors, requirement.path("key"), requirement.key());
        if (!anyValues) {
            for (int i = 0; i < requirement.values().size(); i++) {
                Rules.format(errors, values.index(i), requirement.values().get(i), Formats.LABEL_VALUE);
            }
        }
    }
}
