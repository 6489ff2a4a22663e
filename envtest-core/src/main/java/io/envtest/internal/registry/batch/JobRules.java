package io.envtest.internal.registry.batch;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.core.PodTemplateRules;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.batch.v1.JobSpec;
import io.envtest.view.batch.v1.JobStatus;
import java.util.List;

/** Rules of a Job. */
final class JobRules {

    private static final List<String> MODES = List.of("Indexed", "NonIndexed");
    private static final List<String> RESTARTS = List.of("OnFailure", "Never");

    private JobRules() {}

    static void spec(FieldErrors errors, JobSpec spec) {
        nonNegative(errors, spec, "parallelism", spec.hasParallelism(), spec.parallelism());
        nonNegative(errors, spec, "completions", spec.hasCompletions(), spec.completions());
        nonNegative(
                errors, spec, "activeDeadlineSeconds", spec.hasActiveDeadlineSeconds(), spec.activeDeadlineSeconds());
        nonNegative(errors, spec, "backoffLimit", spec.hasBackoffLimit(), spec.backoffLimit());
        nonNegative(
                errors,
                spec,
                "ttlSecondsAfterFinished",
                spec.hasTtlSecondsAfterFinished(),
                spec.ttlSecondsAfterFinished());
        nonNegative(errors, spec, "backoffLimitPerIndex", spec.hasBackoffLimitPerIndex(), spec.backoffLimitPerIndex());
        nonNegative(errors, spec, "maxFailedIndexes", spec.hasMaxFailedIndexes(), spec.maxFailedIndexes());
        if (spec.hasCompletionMode()) {
            mode(errors, spec);
        }
        if (!spec.selector().present()) {
            errors.required(spec.path("selector"), "");
        } else {
            LabelRules.selector(errors, spec.selector());
        }
        PodTemplateRules.template(errors, spec.template());
        String policy = spec.template().spec().restartPolicy();
        if (!RESTARTS.contains(policy)) {
            if (policy.isEmpty() || policy.equals("Always")) {
                errors.required(spec.template().spec().path("restartPolicy"), "valid values: \"OnFailure\", \"Never\"");
            } else {
                errors.notSupported(spec.template().spec().path("restartPolicy"), policy, RESTARTS);
            }
        }
        PodTemplateRules.selected(errors, spec.template(), spec.selector());
    }

    private static void mode(FieldErrors errors, JobSpec spec) {
        Rules.oneOf(errors, spec.path("completionMode"), spec.completionMode(), MODES);
        if (spec.completionMode().equals("Indexed") && !spec.hasCompletions()) {
            errors.required(spec.path("completions"), "when completion mode is Indexed");
        }
    }

    private static void nonNegative(FieldErrors errors, JobSpec spec, String field, boolean said, long value) {
        if (said) {
            Rules.nonNegative(errors, spec.path(field), value);
        }
    }

    static void updated(FieldErrors errors, JobSpec spec, JobSpec old, JobStatus status) {
        boolean elastic = spec.completionMode().equals("Indexed")
                && spec.completions() == spec.parallelism()
                && spec.hasCompletions();
        if (!elastic) {
            Rules.immutable(errors, spec.path("completions"), spec.get("completions"), old.get("completions"));
        }
        Rules.immutable(errors, spec.selector(), old.selector());
        boolean notStarted = old.suspend() && !status.hasStartTime();
        if (!notStarted) {
            Rules.immutable(errors, spec.template(), old.template());
        }
        Rules.immutable(errors, spec.path("completionMode"), spec.get("completionMode"), old.get("completionMode"));
        Rules.immutable(errors, spec.podFailurePolicy(), old.podFailurePolicy());
        Rules.immutable(
                errors,
                spec.path("backoffLimitPerIndex"),
                spec.get("backoffLimitPerIndex"),
                old.get("backoffLimitPerIndex"));
        Rules.immutable(errors, spec.path("managedBy"), spec.get("managedBy"), old.get("managedBy"));
        Rules.immutable(errors, spec.successPolicy(), old.successPolicy());
    }
}
