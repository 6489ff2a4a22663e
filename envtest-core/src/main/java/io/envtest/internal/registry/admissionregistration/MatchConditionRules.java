package io.envtest.internal.registry.admissionregistration;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.internal.schema.cel.PolicyResult;
import io.envtest.view.FieldPath;
import io.envtest.view.View;
import io.envtest.view.admissionregistration.v1.MatchCondition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules of match conditions, which webhooks and policies have. */
final class MatchConditionRules {

    private static final int MOST = 64;

    private MatchConditionRules() {}

    /** Whether match conditions, or what they may name, are others than before. */
    static boolean differ(View spec, View old) {
        return !Rules.same(spec.get("paramKind"), old.get("paramKind"))
                || !Rules.same(spec.get("matchConditions"), old.get("matchConditions"));
    }

    static void conditions(
            FieldErrors errors, FieldPath path, List<MatchCondition> conditions, ExpressionRules expressions) {
        Rules.maxItems(errors, path, conditions, MOST);
        Set<String> names = new HashSet<>();
        for (MatchCondition condition : conditions) {
            String expression = condition.expression().strip();
            if (Rules.required(errors, condition.path("expression"), expression)) {
                expressions.check(errors, condition.path("expression"), expression, PolicyResult.BOOL, true);
            }
            Rules.requiredFormat(errors, condition.path("name"), condition.name(), Formats.QUALIFIED_NAME);
            if (!condition.name().isEmpty() && !names.add(condition.name())) {
                errors.duplicate(condition.path("name"), condition.name());
            }
        }
    }
}
