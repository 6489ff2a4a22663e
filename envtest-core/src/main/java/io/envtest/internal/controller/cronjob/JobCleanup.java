package io.envtest.internal.controller.cronjob;

import io.envtest.internal.controller.runtime.Conditions;
import io.envtest.view.batch.v1.CronJob;
import io.envtest.view.batch.v1.CronJobSpec;
import io.envtest.view.batch.v1.Job;
import java.util.Comparator;
import java.util.List;

/** Deletes the oldest finished jobs of a CronJob beyond its limits. */
final class JobCleanup {

    /** Jobs that never began come last. */
    private static final Comparator<Job> OLDEST_FIRST = Comparator.<Job, Boolean>comparing(
                    job -> !job.status().hasStartTime())
            .thenComparing(job -> job.status().startTime())
            .thenComparing(job -> job.metadata().name());

    private final JobControl control;

    JobCleanup(JobControl control) {
        this.control = control;
    }

    /** Whether a job succeeded. */
    static boolean isComplete(Job job) {
        return Conditions.isTrue(job.status(), "Complete");
    }

    private static boolean isFailed(Job job) {
        return Conditions.isTrue(job.status(), "Failed");
    }

    /** Whether a job has ended. */
    static boolean isFinished(Job job) {
        return isComplete(job) || isFailed(job);
    }

    /** Deletes what is too much. */
    void clean(CronJob cronJob, List<Job> children) {
        CronJobSpec spec = cronJob.spec();
        if (spec.hasSuccessfulJobsHistoryLimit()) {
            List<Job> complete =
                    children.stream().filter(JobCleanup::isComplete).toList();
            clean(cronJob, complete, spec.successfulJobsHistoryLimit());
        }
        if (spec.hasFailedJobsHistoryLimit()) {
            List<Job> failed = children.stream().filter(JobCleanup::isFailed).toList();
            clean(cronJob, failed, spec.failedJobsHistoryLimit());
        }
    }

    private void clean(CronJob cronJob, List<Job> finished, int limit) {
        int surplus = Math.max(0, finished.size() - limit);
        finished.stream().sorted(OLDEST_FIRST).limit(surplus).forEach(job -> {
            control.delete(cronJob, job);
            ActiveJobs.remove(cronJob, job.metadata().uid());
        });
    }
}
