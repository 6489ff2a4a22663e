package io.envtest.internal.registry.apps;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.core.PodAllowances;
import io.envtest.internal.registry.core.PodTemplateRules;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.IntOrStringRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.internal.registry.rule.StatusCounts;
import io.envtest.view.IntOrString;
import io.envtest.view.apps.v1.DeploymentSpec;
import io.envtest.view.apps.v1.DeploymentStatus;
import io.envtest.view.apps.v1.DeploymentStrategy;
import io.envtest.view.apps.v1.RollingUpdateDeployment;
import java.util.List;

/** Rules of a Deployment. */
final class DeploymentRules {

    private static final List<String> STRATEGIES = List.of("Recreate", "RollingUpdate");

    private DeploymentRules() {}

    static void spec(FieldErrors errors, DeploymentSpec spec, PodAllowances allowed) {
        Rules.nonNegative(errors, spec.path("replicas"), spec.replicas());
        PodTemplateRules.selector(errors, spec.selector(), "deployment");
        PodTemplateRules.ofWorkload(errors, spec.template(), spec.selector(), "ReplicaSet", allowed);
        strategy(errors, spec.strategy());
        Rules.nonNegative(errors, spec.path("minReadySeconds"), spec.minReadySeconds());
        if (spec.hasRevisionHistoryLimit()) {
            Rules.nonNegative(errors, spec.path("revisionHistoryLimit"), spec.revisionHistoryLimit());
        }
        if (spec.hasProgressDeadlineSeconds()) {
            Rules.nonNegative(errors, spec.path("progressDeadlineSeconds"), spec.progressDeadlineSeconds());
            if (spec.progressDeadlineSeconds() <= spec.minReadySeconds()) {
                errors.invalid(
                        spec.path("progressDeadlineSeconds"),
                        spec.progressDeadlineSeconds(),
                        "must be greater than minReadySeconds");
            }
        }
    }

    private static void strategy(FieldErrors errors, DeploymentStrategy strategy) {
        switch (strategy.type()) {
            case "Recreate" -> {
                if (strategy.rollingUpdate().present()) {
                    errors.forbidden(
                            strategy.path("rollingUpdate"),
                            "may not be specified when strategy `type` is '" + strategy.type() + "'");
                }
            }
            case "RollingUpdate" -> rollingUpdate(errors, strategy);
            default -> errors.notSupported(strategy.path(), GoValue.of(strategy), STRATEGIES);
        }
    }

    private static void rollingUpdate(FieldErrors errors, DeploymentStrategy strategy) {
        RollingUpdateDeployment update = strategy.rollingUpdate();
        if (!update.present()) {
            errors.required(update.path(), "this should be defaulted and never be nil");
            return;
        }
        IntOrStringRules.nonNegativeOrPercent(errors, update.path("maxUnavailable"), update.maxUnavailable());
        IntOrStringRules.nonNegativeOrPercent(errors, update.path("maxSurge"), update.maxSurge());
        if (zero(update.maxUnavailable()) && zero(update.maxSurge())) {
            errors.invalid(
                    update.path("maxUnavailable"),
                    GoValue.of(update.maxUnavailable()),
                    "may not be 0 when `maxSurge` is 0");
        }
        IntOrStringRules.atMostWhole(errors, update.path("maxUnavailable"), update.maxUnavailable());
    }

    private static boolean zero(IntOrString value) {
        return IntOrStringRules.number(value) == 0;
    }

    static void updated(FieldErrors errors, DeploymentSpec spec, DeploymentSpec old) {
        Rules.immutable(errors, spec.selector(), old.selector());
    }

    static void status(FieldErrors errors, DeploymentStatus status, DeploymentStatus old) {
        StatusCounts.of(errors, status)
                .nonNegative(
                        "observedGeneration",
                        "replicas",
                        "updatedReplicas",
                        "readyReplicas",
                        "availableReplicas",
                        "unavailableReplicas",
                        "terminatingReplicas",
                        "collisionCount")
                .notMoreThan("replicas", "status.replicas", "updatedReplicas", "readyReplicas", "availableReplicas")
                .notMoreThan("readyReplicas", "readyReplicas", "availableReplicas")
                .notDecremented("collisionCount", old);
    }
}
