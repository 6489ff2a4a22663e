package io.envtest.internal.registry.batch;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.LabelSelectors;
import io.envtest.internal.registry.core.PodAllowances;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.NameRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.batch.v1.Job;
import io.envtest.view.batch.v1.JobSpec;
import io.envtest.view.meta.v1.LabelSelector;
import java.util.List;
import java.util.Map;

/** Rules of a Job as a whole. */
final class JobRules {

    private JobRules() {}

    /**
     * The job and its selector.
     *
     * @param prefixed whether labels with a prefix must be there too
     */
    static void job(FieldErrors errors, Job job, boolean prefixed, PodAllowances allowed) {
        JobSpec spec = job.spec();
        if (!spec.manualSelector() && spec.selector().present()) {
            generatedSelector(errors, job, prefixed);
        }
        spec(errors, spec, allowed);
        if (spec.completionMode().equals("Indexed") && spec.completions() > 0) {
            String last = job.metadata().name() + "-" + (spec.completions() - 1);
            if (!NameRules.DNS_LABEL.check(last, false).isEmpty()) {
                errors.invalid(
                        job.metadata().path("name"),
                        job.metadata().name(),
                        "will not able to create pod with invalid DNS label: " + last);
            }
        }
    }

    /** What the job does, and whom it selects. */
    private static void spec(FieldErrors errors, JobSpec spec, PodAllowances allowed) {
        JobSpecRules.spec(errors, spec, allowed);
        if (spec.selector().present()) {
            LabelRules.selector(errors, spec.selector());
        } else {
            errors.required(spec.path("selector"), "");
        }
        if (parses(spec.selector())
                && !matches(spec.selector(), spec.template().metadata().labels())) {
            errors.invalid(
                    spec.template().path("metadata").child("labels"),
                    GoValue.of(spec.template().metadata().get("labels")),
                    "`selector` does not match template `labels`");
        }
    }

    private static void generatedSelector(FieldErrors errors, Job job, boolean prefixed) {
        String uid = job.metadata().uid();
        String name = job.metadata().name();
        label(errors, job, JobDefaults.OLD_UID, uid);
        label(errors, job, JobDefaults.OLD_NAME, name);
        if (prefixed) {
            label(errors, job, JobDefaults.UID, uid);
            label(errors, job, JobDefaults.NAME, name);
        }
        Map<String, String> expected = Map.of(
                JobDefaults.OLD_UID, uid, JobDefaults.OLD_NAME, name, JobDefaults.UID, uid, JobDefaults.NAME, name);
        LabelSelector selector = job.spec().selector();
        if (parses(selector) && !matches(selector, expected)) {
            errors.invalid(selector.path(), GoValue.of(selector), "`selector` not auto-generated");
        }
    }

    private static void label(FieldErrors errors, Job job, String key, String expected) {
        Map<String, String> labels = job.spec().template().metadata().labels();
        FieldPath path = job.spec().template().path("metadata").child("labels").key(key);
        if (!labels.containsKey(key)) {
            errors.required(path, "must be '" + expected + "'");
        } else if (!expected.equals(labels.get(key))) {
            errors.invalid(path, GoValue.of(labels), "must be '" + expected + "'");
        }
    }

    private static boolean parses(LabelSelector selector) {
        FieldErrors found = new FieldErrors();
        LabelRules.selector(found, selector);
        return found.isEmpty();
    }

    private static boolean matches(LabelSelector selector, Map<String, String> labels) {
        return selector.present() && (LabelRules.isEmpty(selector) || LabelSelectors.matches(selector, labels));
    }

    /** What may change: while a job has never run, where its pods may run and what they need. */
    static void updated(FieldErrors errors, Job job, Job old, PodAllowances allowed) {
        JobSpec spec = job.spec();
        JobSpec before = old.spec();
        spec(errors, spec, allowed);
        completions(errors, spec, before);
        Rules.immutable(errors, spec.selector(), before.selector());
        if (before.suspend() && !old.status().hasStartTime()) {
            SuspendedJobRules.template(errors, spec.template(), before.template());
        } else {
            Rules.immutable(errors, spec.template(), before.template());
        }
        immutable(errors, spec, before, "completionMode");
        Rules.immutable(errors, spec.podFailurePolicy(), before.podFailurePolicy());
        for (String field : List.of("backoffLimitPerIndex", "managedBy")) {
            immutable(errors, spec, before, field);
        }
        Rules.immutable(errors, spec.successPolicy(), before.successPolicy());
    }

    private static void completions(FieldErrors errors, JobSpec spec, JobSpec old) {
        if (!spec.completionMode().equals("Indexed")) {
            immutable(errors, spec, old, "completions");
        } else if (spec.hasCompletions()
                && !Rules.same(spec.get("completions"), old.get("completions"))
                && spec.completions() != spec.parallelism()) {
            errors.invalid(
                    spec.path("completions"),
                    spec.completions(),
                    "can only be modified in tandem with spec.parallelism");
        }
    }

    private static void immutable(FieldErrors errors, JobSpec spec, JobSpec old, String field) {
        Rules.immutable(errors, spec.path(field), spec.get(field), old.get(field));
    }
}
