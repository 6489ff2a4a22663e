package io.envtest.internal.registry.autoscaling;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.QuantityRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.autoscaling.v2.HPAScalingPolicy;
import io.envtest.view.autoscaling.v2.HPAScalingRules;
import java.util.List;

/** Rules of how fast replicas come and go. */
final class BehaviorRules {

    private static final int LONGEST_WINDOW = 3600;
    private static final int LONGEST_PERIOD = 1800;
    private static final List<String> SELECTS = List.of("Disabled", "Max", "Min");
    private static final List<String> TYPES = List.of("Percent", "Pods");

    private BehaviorRules() {}

    static void rules(FieldErrors errors, HPAScalingRules rules) {
        if (!rules.present()) {
            return;
        }
        FieldPath window = rules.path("stabilizationWindowSeconds");
        if (rules.stabilizationWindowSeconds() < 0) {
            errors.invalid(window, rules.stabilizationWindowSeconds(), "must be greater than or equal to zero");
        }
        atMost(errors, window, rules.stabilizationWindowSeconds(), LONGEST_WINDOW);
        if (rules.hasSelectPolicy()) {
            Rules.oneOf(errors, rules.path("selectPolicy"), rules.selectPolicy(), SELECTS);
        }
        Rules.required(errors, rules.path("policies"), rules.policies(), "must specify at least one Policy");
        rules.policies().forEach(policy -> policy(errors, policy));
        if (rules.hasTolerance()) {
            QuantityRules.nonNegative(errors, rules.path("tolerance"), rules.tolerance());
        }
    }

    private static void policy(FieldErrors errors, HPAScalingPolicy policy) {
        Rules.oneOf(errors, policy.path("type"), policy.type(), TYPES);
        Rules.positive(errors, policy.path("value"), policy.value());
        Rules.positive(errors, policy.path("periodSeconds"), policy.periodSeconds());
        atMost(errors, policy.path("periodSeconds"), policy.periodSeconds(), LONGEST_PERIOD);
    }

    private static void atMost(FieldErrors errors, FieldPath path, int value, int most) {
        if (value > most) {
            errors.invalid(path, value, "must be less than or equal to " + most);
        }
    }
}
