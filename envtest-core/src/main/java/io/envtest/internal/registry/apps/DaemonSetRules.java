package io.envtest.internal.registry.apps;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.core.PodAllowances;
import io.envtest.internal.registry.core.PodTemplateRules;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.IntOrStringRules;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.internal.registry.rule.StatusCounts;
import io.envtest.view.apps.v1.DaemonSetSpec;
import io.envtest.view.apps.v1.DaemonSetStatus;
import io.envtest.view.apps.v1.DaemonSetUpdateStrategy;
import io.envtest.view.apps.v1.RollingUpdateDaemonSet;
import java.util.List;

/** Rules of a DaemonSet. */
final class DaemonSetRules {

    private static final List<String> STRATEGIES = List.of("RollingUpdate", "OnDelete");

    private DaemonSetRules() {}

    static void spec(FieldErrors errors, DaemonSetSpec spec, PodAllowances allowed) {
        LabelRules.selector(errors, spec.selector());
        PodTemplateRules.selected(errors, spec.template(), spec.selector());
        if (spec.selector().present() && LabelRules.isEmpty(spec.selector())) {
            errors.invalid(
                    spec.selector().path(), GoValue.of(spec.selector()), "empty selector is invalid for daemonset");
        }
        PodTemplateRules.template(errors, spec.template(), allowed);
        PodTemplateRules.endless(errors, spec.template(), "DaemonSet");
        Rules.nonNegative(errors, spec.path("minReadySeconds"), spec.minReadySeconds());
        strategy(errors, spec.updateStrategy());
        Rules.nonNegative(errors, spec.path("revisionHistoryLimit"), spec.revisionHistoryLimit());
    }

    private static void strategy(FieldErrors errors, DaemonSetUpdateStrategy strategy) {
        switch (strategy.type()) {
            case "OnDelete" -> {}
            case "RollingUpdate" -> rollingUpdate(errors, strategy.rollingUpdate());
            default -> errors.notSupported(strategy.path(), GoValue.byValue(strategy), STRATEGIES);
        }
    }

    private static void rollingUpdate(FieldErrors errors, RollingUpdateDaemonSet update) {
        IntOrStringRules.nonNegativeOrPercent(errors, update.path("maxUnavailable"), update.maxUnavailable());
        IntOrStringRules.nonNegativeOrPercent(errors, update.path("maxSurge"), update.maxSurge());
        IntOrStringRules.atMostWhole(errors, update.path("maxUnavailable"), update.maxUnavailable());
        IntOrStringRules.atMostWhole(errors, update.path("maxSurge"), update.maxSurge());
        boolean unavailable = IntOrStringRules.number(update.maxUnavailable()) != 0;
        boolean surge = IntOrStringRules.number(update.maxSurge()) != 0;
        if (unavailable && surge) {
            errors.invalid(
                    update.path("maxSurge"),
                    GoValue.of(update.maxSurge()),
                    "may not be set when maxUnavailable is non-zero");
        } else if (!unavailable && !surge) {
            errors.required(update.path("maxUnavailable"), "cannot be 0 when maxSurge is 0");
        }
    }

    static void updated(FieldErrors errors, DaemonSetSpec spec, DaemonSetSpec old) {
        Rules.immutable(errors, spec.selector(), old.selector());
    }

    static void status(FieldErrors errors, DaemonSetStatus status, DaemonSetStatus old) {
        StatusCounts.of(errors, status)
                .nonNegative(
                        "currentNumberScheduled",
                        "numberMisscheduled",
                        "desiredNumberScheduled",
                        "numberReady",
                        "observedGeneration",
                        "updatedNumberScheduled",
                        "numberAvailable",
                        "numberUnavailable",
                        "collisionCount")
                .notDecremented("collisionCount", old);
    }
}
