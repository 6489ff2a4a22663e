package io.envtest.internal.registry.rule;

import io.envtest.internal.field.FieldErrors;
import io.envtest.view.meta.v1.Condition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rules of conditions of the common form.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/condition/">Condition</a>
 */
public final class ConditionRules {

    private static final int REASON_BYTES = 1024;
    private static final int MESSAGE_BYTES = 32768;
    private static final List<String> STATUSES = List.of("False", "True", "Unknown");
    private static final Pattern REASON = Pattern.compile("[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?");

    private ConditionRules() {}

    /** Each must make sense, no type may stand there twice. */
    public static void conditions(FieldErrors errors, List<Condition> conditions) {
        Set<String> types = new HashSet<>();
        for (Condition condition : conditions) {
            if (!types.add(condition.type())) {
                errors.duplicate(condition.path("type"), condition.type());
            }
            condition(errors, condition);
        }
    }

    private static void condition(FieldErrors errors, Condition condition) {
        LabelRules.labelName(errors, condition.path("type"), condition.type());
        Rules.oneOf(errors, condition.path("status"), condition.status(), STATUSES);
        if (condition.observedGeneration() < 0) {
            errors.invalid(
                    condition.path("observedGeneration"),
                    condition.observedGeneration(),
                    "must be greater than or equal to zero");
        }
        Rules.required(errors, condition.path("lastTransitionTime"), condition.lastTransitionTime());
        if (Rules.required(errors, condition.path("reason"), condition.reason())) {
            reason(errors, condition);
        }
        Rules.maxBytes(errors, condition.path("message"), condition.message(), MESSAGE_BYTES);
    }

    private static void reason(FieldErrors errors, Condition condition) {
        if (!REASON.matcher(condition.reason()).matches()) {
            errors.invalid(
                    condition.path("reason"),
                    condition.reason(),
                    NameRules.regex(
                            "a condition reason must start with alphabetic character, optionally followed by a string"
                                    + " of alphanumeric characters or '_,:', and must end with an alphanumeric"
                                    + " character or '_'",
                            REASON.pattern(),
                            "my_name",
                            "MY_NAME",
                            "MyName",
                            "ReasonA,ReasonB",
                            "ReasonA:ReasonB"));
        }
        Rules.maxBytes(errors, condition.path("reason"), condition.reason(), REASON_BYTES);
    }
}
