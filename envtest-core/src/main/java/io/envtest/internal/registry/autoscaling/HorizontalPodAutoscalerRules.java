package io.envtest.internal.registry.autoscaling;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.autoscaling.v2.CrossVersionObjectReference;
import io.envtest.view.autoscaling.v2.HorizontalPodAutoscalerSpec;
import io.envtest.view.autoscaling.v2.MetricSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules of a HorizontalPodAutoscaler. */
final class HorizontalPodAutoscalerRules {

    private static final List<String> OF_ANYTHING = List.of("Object", "External");

    private HorizontalPodAutoscalerRules() {}

    static void spec(
            FieldErrors errors,
            HorizontalPodAutoscalerSpec spec,
            @Nullable HorizontalPodAutoscalerSpec old,
            boolean toZero) {
        boolean wasZero = toZero || old != null && old.hasMinReplicas() && old.minReplicas() == 0;
        if (spec.hasMinReplicas()) {
            Rules.atLeast(errors, spec.path("minReplicas"), spec.minReplicas(), wasZero ? 0 : 1);
        }
        FieldPath max = spec.path("maxReplicas");
        if (spec.maxReplicas() == 0) {
            errors.required(max, "must be set and greater than 0");
        } else {
            Rules.atLeast(errors, max, spec.maxReplicas(), 1);
        }
        if (spec.hasMinReplicas() && spec.maxReplicas() < spec.minReplicas()) {
            errors.invalid(max, spec.maxReplicas(), "must be greater than or equal to `minReplicas`");
        }
        boolean wasWrong = old != null && !groupNamed(old.scaleTargetRef()).isEmpty();
        reference(errors, spec.scaleTargetRef());
        if (!wasWrong) {
            group(errors, spec.scaleTargetRef());
        }
        spec.metrics().forEach(metric -> MetricRules.metric(errors, metric));
        zero(errors, spec);
        if (spec.behavior().present()) {
            BehaviorRules.rules(errors, spec.behavior().scaleUp());
            BehaviorRules.rules(errors, spec.behavior().scaleDown());
        }
    }

    private static void zero(FieldErrors errors, HorizontalPodAutoscalerSpec spec) {
        boolean down = spec.hasMinReplicas() && spec.minReplicas() == 0;
        if (down && spec.metrics().stream().map(MetricSpec::type).noneMatch(OF_ANYTHING::contains)) {
            errors.forbidden(
                    spec.path("metrics"),
                    "must specify at least one Object or External metric to support scaling to zero replicas");
        }
    }

    /** What is named, but for its group. */
    static void reference(FieldErrors errors, CrossVersionObjectReference reference) {
        Rules.requiredFormat(errors, reference.path("kind"), reference.kind(), Formats.PATH_SEGMENT);
        Rules.requiredFormat(errors, reference.path("name"), reference.name(), Formats.PATH_SEGMENT);
    }

    private static void group(FieldErrors errors, CrossVersionObjectReference reference) {
        String wrong = groupNamed(reference);
        if (!wrong.isEmpty()) {
            errors.invalid(reference.path("apiVersion"), reference.apiVersion(), wrong);
        }
    }

    /** What is wrong with the version: all that can be scaled but ReplicationControllers have a group. */
    private static String groupNamed(CrossVersionObjectReference reference) {
        String wrong = versionWrong(reference);
        boolean core = reference.apiVersion().indexOf('/') <= 0;
        if (wrong.isEmpty() && core && !reference.kind().equals("ReplicationController")) {
            return "apiVersion must specify API group";
        }
        return wrong;
    }

    /** What is wrong with the form of the version, empty if nothing is. */
    static String versionWrong(CrossVersionObjectReference reference) {
        String version = reference.apiVersion();
        boolean parts = version.chars().filter(c -> c == '/').count() > 1;
        return parts ? "unexpected GroupVersion string: " + version : "";
    }
}
