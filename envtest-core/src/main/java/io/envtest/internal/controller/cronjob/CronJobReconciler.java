package io.envtest.internal.controller.cronjob;

import io.envtest.internal.controller.runtime.ControlledObjects;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Semantic;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.view.batch.v1.CronJob;
import io.envtest.view.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks at one CronJob after another: what became of its jobs, and whether the next is due. */
final class CronJobReconciler {

    /** A little later than due, so that clocks that differ slightly do no harm. */
    private static final Duration MARGIN = Duration.ofMillis(100);

    private static final DateTimeFormatter MAIL_TIME =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private final ControllerSetup setup;
    private final EventRecorder events;
    private final ControlledObjects<Job> jobs;
    private final JobControl control;
    private final ActiveJobs activeJobs;
    private final JobCleanup cleanup;

    CronJobReconciler(ControllerSetup setup) {
        this.setup = setup;
        this.events = setup.events();
        this.jobs = setup.controlled(Resources.JOBS);
        this.control = new JobControl(setup.client(), events);
        this.activeJobs = new ActiveJobs(setup.client(), events);
        this.cleanup = new JobCleanup(control);
    }

    Result reconcile(CronJob seen) {
        CronJob cronJob = CronJob.of(seen.node().deepCopy());
        List<Job> children = jobs.of(cronJob.metadata());
        cleanup.clean(cronJob, children);
        activeJobs.update(cronJob, children);
        Result result = Result.DONE;
        try {
            if (!Meta.deleting(cronJob.metadata()) && !cronJob.spec().suspend()) {
                result = runIfDue(cronJob);
            }
        } catch (UnusableScheduleException e) {
            events.warning(cronJob, e.reason(), e.getMessage());
        } finally {
            storeStatus(seen, cronJob);
        }
        return result;
    }

    private void storeStatus(CronJob before, CronJob now) {
        if (!Semantic.equal(before.status(), now.status())) {
            setup.client().updateStatus(Resources.CRON_JOBS, now);
        }
    }

    private Result runIfDue(CronJob cronJob) throws UnusableScheduleException {
        JobSchedule schedule = JobSchedule.of(cronJob);
        Instant now = setup.clock().now();
        Result next = schedule.next(now)
                .map(time -> Result.after(Duration.between(now, time).plus(MARGIN)))
                .orElse(Result.DONE);
        Optional<JobSchedule.Due> due = schedule.due(cronJob, now);
        if (due.isEmpty()) {
            return next;
        }
        if (due.get().manyMissed()) {
            events.warning(
                    cronJob,
                    "TooManyMissedTimes",
                    "too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew");
        }
        if (mayRun(cronJob, due.get().time(), now)) {
            run(cronJob, due.get().time());
        }
        return next;
    }

    private boolean mayRun(CronJob cronJob, ZonedDateTime time, Instant now) {
        if (cronJob.spec().hasStartingDeadlineSeconds()
                && time.toInstant()
                        .plusSeconds(cronJob.spec().startingDeadlineSeconds())
                        .isBefore(now)) {
            String when = MAIL_TIME.format(time.withZoneSameInstant(ZoneOffset.UTC));
            events.warning(cronJob, "MissSchedule", "Missed scheduled time to start a job: " + when);
            return false;
        }
        if (ActiveJobs.hasName(cronJob, JobControl.name(cronJob, time))
                || cronJob.status().lastScheduleTime().equals(Timestamps.format(time.toInstant()))) {
            return false;
        }
        if (cronJob.spec().concurrencyPolicy().equals("Forbid")
                && cronJob.status().hasActive()) {
            events.normal(
                    cronJob,
                    "JobAlreadyActive",
                    "Not starting job because prior execution is running and concurrency policy is Forbid");
            return false;
        }
        return true;
    }

    private void run(CronJob cronJob, ZonedDateTime time) {
        if (cronJob.spec().concurrencyPolicy().equals("Replace")) {
            for (Job job : activeJobs.stillThere(cronJob)) {
                control.delete(cronJob, job);
                ActiveJobs.remove(cronJob, job.metadata().uid());
            }
        }
        Optional<Job> job = control.create(cronJob, time);
        if (job.isPresent()) {
            ActiveJobs.add(cronJob, job.get());
            cronJob.status().setLastScheduleTime(Timestamps.format(time.toInstant()));
        }
    }
}
