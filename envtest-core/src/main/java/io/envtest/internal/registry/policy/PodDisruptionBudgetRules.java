package io.envtest.internal.registry.policy;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.ConditionRules;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.IntOrStringRules;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.IntOrString;
import io.envtest.view.policy.v1.PodDisruptionBudgetSpec;
import io.envtest.view.policy.v1.PodDisruptionBudgetStatus;
import java.util.List;

/** Rules of a PodDisruptionBudget. */
final class PodDisruptionBudgetRules {

    private static final List<String> POLICIES = List.of("AlwaysAllow", "IfHealthyBudget");

    private PodDisruptionBudgetRules() {}

    static void spec(FieldErrors errors, PodDisruptionBudgetSpec spec) {
        if (spec.minAvailable().present() && spec.maxUnavailable().present()) {
            errors.invalid(spec.path(), GoValue.byValue(spec), "minAvailable and maxUnavailable cannot be both set");
        }
        share(errors, spec.path("minAvailable"), spec.minAvailable());
        share(errors, spec.path("maxUnavailable"), spec.maxUnavailable());
        LabelRules.selector(errors, spec.selector());
        if (spec.has("unhealthyPodEvictionPolicy")) {
            Rules.oneOf(errors, spec.path("unhealthyPodEvictionPolicy"), spec.unhealthyPodEvictionPolicy(), POLICIES);
        }
    }

    private static void share(FieldErrors errors, FieldPath path, IntOrString value) {
        if (value.present()) {
            IntOrStringRules.nonNegativeOrPercent(errors, path, value);
            IntOrStringRules.atMostWhole(errors, path, value);
        }
    }

    static void status(FieldErrors errors, PodDisruptionBudgetStatus status) {
        ConditionRules.conditions(errors, status.conditions());
        Rules.nonNegative(errors, status.path("disruptionsAllowed"), status.disruptionsAllowed());
        Rules.nonNegative(errors, status.path("currentHealthy"), status.currentHealthy());
        Rules.nonNegative(errors, status.path("desiredHealthy"), status.desiredHealthy());
        Rules.nonNegative(errors, status.path("expectedPods"), status.expectedPods());
    }
}
