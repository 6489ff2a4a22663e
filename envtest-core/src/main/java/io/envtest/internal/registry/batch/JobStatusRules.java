package io.envtest.internal.registry.batch;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.batch.v1.Job;
import io.envtest.view.batch.v1.JobStatus;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Rules of a Job's status. What was wrong before and has not changed may stay. */
final class JobStatusRules {

    private static final String COMPLETE = "Complete";
    private static final String FAILED = "Failed";
    private static final String FAILURE_TARGET = "FailureTarget";
    private static final String CRITERIA_MET = "SuccessCriteriaMet";

    private final FieldErrors errors;
    private final Job job;
    private final Job old;
    private final JobStatus status;

    private JobStatusRules(FieldErrors errors, Job job, Job old) {
        this.errors = errors;
        this.job = job;
        this.old = old;
        this.status = job.status();
    }

    static void status(FieldErrors errors, Job job, Job old) {
        JobStatusRules rules = new JobStatusRules(errors, job, old);
        rules.counts();
        rules.completion();
        rules.finished();
        rules.indexes();
        rules.pods();
        rules.exclusive(CRITERIA_MET, FAILED);
        rules.exclusive(CRITERIA_MET, FAILURE_TARGET);
        rules.history();
    }

    private static boolean is(Job job, String condition) {
        return job.status().conditions().stream()
                .anyMatch(c -> c.type().equals(condition) && c.status().equals("True"));
    }

    private static boolean isFinished(Job job) {
        return is(job, COMPLETE) || is(job, FAILED);
    }

    private boolean changed(String field) {
        return !Rules.same(status.get(field), old.status().get(field));
    }

    private boolean turned(String condition) {
        return is(job, condition) != is(old, condition);
    }

    private boolean endedOrChanged(String field) {
        return isFinished(job) && (isFinished(job) != isFinished(old) || changed(field));
    }

    private void counts() {
        for (String field : List.of("active", "succeeded", "failed", "ready", "terminating")) {
            if (status.has(field)) {
                Rules.nonNegative(errors, status.path(field), status.get(field).longValue());
            }
        }
        Set<String> seen = new HashSet<>();
        FieldPath path = status.uncountedTerminatedPods().path();
        uncounted(path.child("succeeded"), status.uncountedTerminatedPods().succeeded(), seen);
        uncounted(path.child("failed"), status.uncountedTerminatedPods().failed(), seen);
    }

    private void uncounted(FieldPath path, List<String> uids, Set<String> seen) {
        for (int i = 0; i < uids.size(); i++) {
            String uid = uids.get(i);
            if (uid.isEmpty()) {
                errors.invalid(path.index(i), uid, "must not be empty");
            } else if (!seen.add(uid)) {
                errors.duplicate(path.index(i), uid);
            }
        }
    }

    private void exclusive(String one, String other) {
        if (is(job, one) && is(job, other) && (turned(one) || turned(other))) {
            errors.invalid(status.path("conditions"), "cannot set " + one + "=True and " + other + "=true conditions");
        }
    }

    private void completion() {
        exclusive(COMPLETE, FAILED);
        exclusive(COMPLETE, FAILURE_TARGET);
        FieldPath path = status.path("completionTime");
        boolean complete = is(job, COMPLETE);
        boolean looked = turned(COMPLETE) || changed("completionTime");
        if (looked && !complete && status.hasCompletionTime()) {
            errors.invalid(
                    path,
                    status.completionTime(),
                    "cannot set completionTime when there is no Complete=True condition");
        }
        if (looked && complete && !status.hasCompletionTime()) {
            errors.required(path, "completionTime is required for Complete jobs");
        }
        if ((changed("startTime") || changed("completionTime"))
                && status.hasStartTime()
                && status.hasCompletionTime()
                && status.completionTime().compareTo(status.startTime()) < 0) {
            errors.invalid(path, status.completionTime(), "must be equal to or after `startTime`");
        }
        needs(FAILED, FAILURE_TARGET);
        needs(COMPLETE, CRITERIA_MET);
    }

    private void needs(String condition, String before) {
        if (is(job, condition) && !is(job, before) && (turned(condition) || turned(before))) {
            errors.invalid(
                    status.path("conditions"),
                    "cannot set " + condition + "=True condition without the " + before + "=true condition");
        }
    }

    private void finished() {
        if (endedOrChanged("active") && status.active() > 0) {
            errors.invalid(status.path("active"), status.active(), "active>0 is invalid for finished job");
        }
        if (endedOrChanged("startTime") && !status.hasStartTime()) {
            errors.required(status.path("startTime"), "startTime is required for finished job");
        }
        boolean uncounted = !status.uncountedTerminatedPods().succeeded().isEmpty()
                || !status.uncountedTerminatedPods().failed().isEmpty();
        if (endedOrChanged("uncountedTerminatedPods") && uncounted) {
            errors.invalid(
                    status.path("uncountedTerminatedPods"),
                    GoValue.of(status.uncountedTerminatedPods()),
                    "must be empty for finished job");
        }
    }

    private void indexes() {
        int completions = job.spec().completions();
        FieldPath completed = status.path("completedIndexes");
        FieldPath failed = status.path("failedIndexes");
        boolean limited = job.spec().hasBackoffLimitPerIndex();
        if (changed("completedIndexes")) {
            parse(completed, status.completedIndexes(), completions);
        }
        if (changed("failedIndexes") && limited) {
            parse(failed, status.failedIndexes(), completions);
        }
        boolean indexed = job.spec().completionMode().equals("Indexed");
        if (changed("completedIndexes")
                && !indexed
                && !status.completedIndexes().isEmpty()) {
            errors.invalid(
                    completed,
                    status.completedIndexes(),
                    "cannot set non-empty completedIndexes when non-indexed completion mode");
        }
        if (changed("failedIndexes") && !limited && status.hasFailedIndexes()) {
            errors.invalid(
                    failed,
                    status.failedIndexes(),
                    "cannot set non-null failedIndexes when backoffLimitPerIndex is null");
        }
        if (changed("completedIndexes") || changed("failedIndexes")) {
            OptionalLong both = IndexIntervals.overlap(status.completedIndexes(), status.failedIndexes(), completions);
            both.ifPresent(index -> errors.invalid(
                    failed, status.failedIndexes(), "failedIndexes and completedIndexes overlap at index: " + index));
        }
    }

    private void parse(FieldPath path, String text, int completions) {
        try {
            IndexIntervals.count(text, completions);
        } catch (IndexIntervals.SyntaxException e) {
            String field = path.toString().substring("status.".length());
            errors.invalid(path, text, "error parsing " + field + ": " + e.getMessage());
        }
    }

    private void pods() {
        if (endedOrChanged("terminating") && status.terminating() > 0) {
            errors.invalid(
                    status.path("terminating"), status.terminating(), "terminating>0 is invalid for finished job");
        }
        if ((changed("ready") || changed("active")) && status.hasReady() && status.ready() > status.active()) {
            errors.invalid(status.path("ready"), status.ready(), "cannot set more ready pods than active");
        }
    }

    /** What may not go back. */
    private void history() {
        for (String condition : List.of(FAILED, COMPLETE, FAILURE_TARGET)) {
            if (is(old, condition) && !is(job, condition)) {
                errors.invalid(
                        status.path("conditions"), "cannot disable the terminal " + condition + "=True condition");
            }
        }
        if (status.failed() < old.status().failed()) {
            errors.invalid(status.path("failed"), status.failed(), "cannot decrease the failed counter");
        }
        if (status.succeeded() < old.status().succeeded()) {
            errors.invalid(status.path("succeeded"), status.succeeded(), "cannot decrease the succeeded counter");
        }
        if (old.status().hasStartTime() && changed("startTime") && !job.spec().suspend()) {
            errors.invalid(
                    status.path("startTime"),
                    status.hasStartTime() ? status.startTime() : null,
                    "field is immutable for unsuspended job once set");
        }
    }
}
