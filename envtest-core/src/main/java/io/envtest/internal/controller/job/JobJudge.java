package io.envtest.internal.controller.job;

import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Conditions;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.time.ClusterClock;
import io.envtest.view.batch.v1.Job;
import io.envtest.view.batch.v1.JobSpec;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.meta.v1.Condition;
import java.time.Instant;
import java.util.Optional;

/** Decides whether a job is bound to end, by what its status says already or by its limits and policies. */
final class JobJudge {

    private final ClusterClock clock;

    JobJudge(ClusterClock clock) {
        this.clock = clock;
    }

    Optional<Verdict> judge(JobSync sync) {
        return earlier(sync.job)
                .or(() -> byFailurePolicy(sync))
                .or(() -> byLimits(sync))
                .or(() -> byIndexes(sync));
    }

    /** What was decided before stands. */
    private static Optional<Verdict> earlier(Job job) {
        Optional<Condition> failure = Conditions.find(job.status(), JobConditions.FAILURE_TARGET);
        if (failure.isPresent()) {
            return failure.map(condition -> Verdict.failed(condition.reason(), condition.message()));
        }
        return Conditions.find(job.status(), JobConditions.SUCCESS_CRITERIA_MET)
                .map(condition -> Verdict.succeeded(condition.reason(), condition.message()));
    }

    private static Optional<Verdict> byFailurePolicy(JobSync sync) {
        return sync.job.spec().hasPodFailurePolicy()
                ? FailurePolicy.failsJob(sync.job, sync.pods)
                        .map(message -> Verdict.failed("PodFailurePolicy", message))
                : Optional.empty();
    }

    private Optional<Verdict> byLimits(JobSync sync) {
        JobSpec spec = sync.job.spec();
        if (sync.failed() > spec.backoffLimit() || restartedTooOften(sync)) {
            return Optional.of(Verdict.failed("BackoffLimitExceeded", "Job has reached the specified backoff limit"));
        }
        Optional<Instant> deadline = deadline(sync.job);
        return deadline.filter(end -> !end.isAfter(clock.now()))
                .map(end -> Verdict.failed("DeadlineExceeded", "Job was active longer than specified deadline"));
    }

    private static boolean restartedTooOften(JobSync sync) {
        JobSpec spec = sync.job.spec();
        if (!spec.template().spec().restartPolicy().equals("OnFailure")) {
            return false;
        }
        int restarts = 0;
        for (Pod pod : sync.pods) {
            if (!Pods.isFinished(pod)) {
                restarts += restarts(pod);
            }
        }
        return spec.backoffLimit() == 0 ? restarts > 0 : restarts >= spec.backoffLimit();
    }

    private static int restarts(Pod pod) {
        return pod.status().initContainerStatuses().stream()
                        .mapToInt(ContainerStatus::restartCount)
                        .sum()
                + pod.status().containerStatuses().stream()
                        .mapToInt(ContainerStatus::restartCount)
                        .sum();
    }

    private static Optional<Instant> deadline(Job job) {
        if (!job.spec().hasActiveDeadlineSeconds() || JobPods.isSuspended(job.spec())) {
            return Optional.empty();
        }
        return Timestamps.parse(job.status().startTime())
                .map(start -> start.plusSeconds(job.spec().activeDeadlineSeconds()));
    }

    /** When the job has to be looked at for its deadline. */
    Result untilDeadline(Job job) {
        return deadline(job).map(end -> Result.until(end, clock.now())).orElse(Result.DONE);
    }

    private static Optional<Verdict> byIndexes(JobSync sync) {
        if (!JobPods.isIndexed(sync.job)) {
            return Optional.empty();
        }
        JobSpec spec = sync.job.spec();
        int failed = sync.failedIndexes.size();
        if (spec.hasMaxFailedIndexes() && failed > spec.maxFailedIndexes()) {
            return Optional.of(Verdict.failed(
                    "MaxFailedIndexesExceeded", "Job has exceeded the specified maximal number of failed indexes"));
        }
        if (failed > 0 && failed + sync.succeededIndexes.size() >= spec.completions()) {
            return Optional.of(Verdict.failed("FailedIndexes", "Job has failed indexes"));
        }
        return SuccessRules.met(sync.job, sync.succeededIndexes)
                .map(message -> Verdict.succeeded("SuccessPolicy", message));
    }
}
