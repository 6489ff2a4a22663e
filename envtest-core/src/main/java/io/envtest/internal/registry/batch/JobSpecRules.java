package io.envtest.internal.registry.batch;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.core.PodAllowances;
import io.envtest.internal.registry.core.PodTemplateRules;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.batch.v1.JobSpec;
import java.util.List;

/** Rules of what a Job does, in a Job and in the template of a CronJob; all but those of the selector. */
final class JobSpecRules {

    static final int MANY_COMPLETIONS = 100_000;
    static final int PARALLEL_WITH_MANY = 10_000;
    private static final int MOST_PARALLEL = 100_000;
    private static final int MOST_FAILED = 100_000;
    private static final int FAILED_WITH_MANY = 10_000;
    private static final int MANAGER_BYTES = 63;
    private static final List<String> MODES = List.of("NonIndexed", "Indexed");
    private static final List<String> RESTARTS = List.of("OnFailure", "Never");

    private JobSpecRules() {}

    static void spec(FieldErrors errors, JobSpec spec, PodAllowances allowed) {
        for (String count : List.of(
                "parallelism",
                "completions",
                "activeDeadlineSeconds",
                "backoffLimit",
                "ttlSecondsAfterFinished",
                "backoffLimitPerIndex",
                "maxFailedIndexes")) {
            nonNegative(errors, spec, count);
        }
        if (spec.hasMaxFailedIndexes() && !spec.hasBackoffLimitPerIndex()) {
            errors.required(spec.path("backoffLimitPerIndex"), "when maxFailedIndexes is specified");
        }
        if (spec.hasManagedBy()) {
            domainPrefixedPath(errors, spec.path("managedBy"), spec.managedBy());
            Rules.maxBytes(errors, spec.path("managedBy"), spec.managedBy(), MANAGER_BYTES);
        }
        mode(errors, spec);
        policies(errors, spec);
        PodTemplateRules.template(errors, spec.template(), allowed);
        restart(errors, spec);
    }

    /** Counts that are optional: an absent one is fine. */
    private static void nonNegative(FieldErrors errors, JobSpec spec, String field) {
        if (spec.has(field)) {
            Rules.nonNegative(errors, spec.path(field), spec.get(field).longValue());
        }
    }

    /** The part that is wrong is shown, not the whole. */
    private static void domainPrefixedPath(FieldErrors errors, FieldPath path, String text) {
        if (!Rules.required(errors, path, text)) {
            return;
        }
        int slash = text.indexOf('/');
        if (slash <= 0 || slash == text.length() - 1) {
            Rules.format(errors, path, text, Formats.DOMAIN_PREFIXED_PATH);
            return;
        }
        Rules.format(errors, path, text.substring(0, slash), Formats.DNS_SUBDOMAIN);
        String rest = text.substring(slash + 1);
        List<String> wrong = Formats.DOMAIN_PREFIXED_PATH.wrong("a/" + rest);
        wrong.forEach(detail -> errors.invalid(path, rest, detail));
    }

    private static void mode(FieldErrors errors, JobSpec spec) {
        String mode = spec.completionMode();
        if (spec.hasCompletionMode()) {
            Rules.oneOf(errors, spec.path("completionMode"), mode, MODES);
        }
        if (mode.equals("Indexed")) {
            indexed(errors, spec);
        }
        if (!spec.hasCompletionMode() || mode.equals("NonIndexed")) {
            for (String field : List.of("backoffLimitPerIndex", "maxFailedIndexes")) {
                if (spec.has(field)) {
                    errors.invalid(spec.path(field), spec.get(field), "requires indexed completion mode");
                }
            }
        }
    }

    private static void indexed(FieldErrors errors, JobSpec spec) {
        FieldPath failed = spec.path("maxFailedIndexes");
        if (!spec.hasCompletions()) {
            errors.required(spec.path("completions"), "when completion mode is Indexed");
        }
        if (spec.parallelism() > MOST_PARALLEL) {
            errors.invalid(
                    spec.path("parallelism"),
                    spec.parallelism(),
                    "must be less than or equal to " + MOST_PARALLEL + " when completion mode is Indexed");
        }
        if (spec.hasCompletions() && spec.maxFailedIndexes() > spec.completions()) {
            errors.invalid(failed, spec.maxFailedIndexes(), "must be less than or equal to completions");
        }
        if (spec.maxFailedIndexes() > MOST_FAILED) {
            errors.invalid(failed, spec.maxFailedIndexes(), "must be less than or equal to " + MOST_FAILED);
        }
        if (spec.completions() > MANY_COMPLETIONS && spec.hasBackoffLimitPerIndex()) {
            manyIndexes(errors, spec, failed);
        }
    }

    private static void manyIndexes(FieldErrors errors, JobSpec spec, FieldPath failed) {
        String words = " when completions are above " + MANY_COMPLETIONS + " and used with backoff limit per index";
        if (!spec.hasMaxFailedIndexes()) {
            errors.required(failed, "must be specified when completions is above " + MANY_COMPLETIONS);
        }
        if (spec.parallelism() > PARALLEL_WITH_MANY) {
            errors.invalid(
                    spec.path("parallelism"),
                    spec.parallelism(),
                    "must be less than or equal to " + PARALLEL_WITH_MANY + words);
        }
        if (spec.maxFailedIndexes() > FAILED_WITH_MANY) {
            errors.invalid(
                    failed, spec.maxFailedIndexes(), "must be less than or equal to " + FAILED_WITH_MANY + words);
        }
    }

    private static void policies(FieldErrors errors, JobSpec spec) {
        boolean failure = spec.podFailurePolicy().present();
        if (failure) {
            PodFailurePolicyRules.policy(errors, spec);
        }
        if (spec.successPolicy().present() && !spec.completionMode().equals("Indexed")) {
            errors.invalid(
                    spec.successPolicy().path(), GoValue.of(spec.successPolicy()), "requires indexed completion mode");
        } else if (spec.successPolicy().present()) {
            SuccessPolicyRules.policy(errors, spec);
        }
        if (spec.hasPodReplacementPolicy()) {
            List<String> supported = failure ? List.of("Failed") : List.of("Failed", "TerminatingOrFailed");
            Rules.oneOf(errors, spec.path("podReplacementPolicy"), spec.podReplacementPolicy(), supported);
        }
    }

    private static void restart(FieldErrors errors, JobSpec spec) {
        FieldPath path = spec.template().spec().path("restartPolicy");
        String policy = spec.template().spec().restartPolicy();
        if (policy.isEmpty() || policy.equals("Always")) {
            errors.required(path, "valid values: \"OnFailure\", \"Never\"");
        } else if (Rules.oneOf(errors, path, policy, RESTARTS)
                && policy.equals("OnFailure")
                && spec.podFailurePolicy().present()) {
            errors.invalid(path, policy, "only \"Never\" is supported when podFailurePolicy is specified");
        }
    }
}
