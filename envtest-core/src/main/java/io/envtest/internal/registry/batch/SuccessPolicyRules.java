package io.envtest.internal.registry.batch;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.batch.v1.JobSpec;
import io.envtest.view.batch.v1.SuccessPolicyRule;
import java.util.List;

/** Rules of when a Job has succeeded before all its pods have. */
final class SuccessPolicyRules {

    private static final int MOST_RULES = 20;
    private static final int MOST_BYTES = 64 * 1024;

    private SuccessPolicyRules() {}

    static void policy(FieldErrors errors, JobSpec spec) {
        FieldPath path = spec.successPolicy().path("rules");
        List<SuccessPolicyRule> rules = spec.successPolicy().rules();
        Rules.required(errors, path, rules, "at least one rules must be specified when the successPolicy is specified");
        Rules.maxItems(errors, path, rules, MOST_RULES);
        rules.forEach(rule -> rule(errors, rule, spec.completions()));
    }

    private static void rule(FieldErrors errors, SuccessPolicyRule rule, int completions) {
        if (!rule.hasSucceededCount() && !rule.hasSucceededIndexes()) {
            errors.required(rule.path(), "at least one of succeededCount or succeededIndexes must be specified");
        }
        int total = 0;
        if (rule.hasSucceededIndexes()) {
            FieldPath path = rule.path("succeededIndexes");
            Rules.maxBytes(errors, path, rule.succeededIndexes(), MOST_BYTES);
            try {
                total = IndexIntervals.count(rule.succeededIndexes(), completions);
            } catch (IndexIntervals.SyntaxException e) {
                errors.invalid(path, rule.succeededIndexes(), "error parsing succeededIndexes: " + e.getMessage());
            }
        }
        if (rule.hasSucceededCount()) {
            count(errors, rule, completions, total);
        }
    }

    private static void count(FieldErrors errors, SuccessPolicyRule rule, int completions, int total) {
        FieldPath path = rule.path("succeededCount");
        int count = rule.succeededCount();
        Rules.nonNegative(errors, path, count);
        if (count > completions) {
            errors.invalid(
                    path,
                    count,
                    "must be less than or equal to " + completions + " (the number of specified completions)");
        }
        if (rule.hasSucceededIndexes() && count > total) {
            errors.invalid(
                    path,
                    count,
                    "must be less than or equal to " + total
                            + " (the number of indexes in the specified succeededIndexes field)");
        }
    }
}
