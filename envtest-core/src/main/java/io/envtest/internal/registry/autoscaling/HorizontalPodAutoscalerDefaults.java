package io.envtest.internal.registry.autoscaling;

import io.envtest.view.autoscaling.v2.HPAScalingRules;
import io.envtest.view.autoscaling.v2.HorizontalPodAutoscaler;
import io.envtest.view.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import io.envtest.view.autoscaling.v2.HorizontalPodAutoscalerSpec;

/** Defaults of a HorizontalPodAutoscaler. */
final class HorizontalPodAutoscalerDefaults {

    private static final int CPU_PERCENT = 80;
    private static final int PERIOD_SECONDS = 15;
    private static final int PODS_AT_ONCE = 4;
    private static final int PERCENT_AT_ONCE = 100;

    private HorizontalPodAutoscalerDefaults() {}

    static void set(HorizontalPodAutoscaler autoscaler) {
        HorizontalPodAutoscalerSpec spec = autoscaler.spec();
        size(spec);
        if (spec.behavior().present()) {
            behavior(spec.behavior());
        }
    }

    /** Least replicas, and the metric of one who names none. */
    static void size(HorizontalPodAutoscalerSpec spec) {
        if (!spec.hasMinReplicas()) {
            spec.setMinReplicas(1);
        }
        metric(spec);
    }

    /** The metric of one who names none. */
    static void metric(HorizontalPodAutoscalerSpec spec) {
        if (spec.metrics().isEmpty()) {
            spec.remove("metrics");
            spec.addMetrics()
                    .setType("Resource")
                    .resource()
                    .setName("cpu")
                    .target()
                    .setType("Utilization")
                    .setAverageUtilization(CPU_PERCENT);
        }
    }

    private static void behavior(HorizontalPodAutoscalerBehavior behavior) {
        HPAScalingRules up = behavior.scaleUp();
        if (!up.hasStabilizationWindowSeconds()) {
            up.setStabilizationWindowSeconds(0);
        }
        if (!up.has("policies")) {
            policy(up, "Pods", PODS_AT_ONCE);
            policy(up, "Percent", PERCENT_AT_ONCE);
        }
        select(up);
        HPAScalingRules down = behavior.scaleDown();
        if (!down.has("policies")) {
            policy(down, "Percent", PERCENT_AT_ONCE);
        }
        select(down);
    }

    private static void select(HPAScalingRules rules) {
        if (!rules.hasSelectPolicy()) {
            rules.setSelectPolicy("Max");
        }
    }

    private static void policy(HPAScalingRules rules, String type, int value) {
        rules.addPolicies().setType(type).setValue(value).setPeriodSeconds(PERIOD_SECONDS);
    }
}
