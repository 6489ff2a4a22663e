package io.envtest.internal.controller.job;

import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.pod.PodControl;
import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Claims;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Conditions;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.Expectations;
import io.envtest.internal.controller.runtime.LatestWrites;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Selector;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.time.ClusterClock;
import io.envtest.view.batch.v1.Job;
import io.envtest.view.batch.v1.JobSpec;
import io.envtest.view.batch.v1.JobStatus;
import io.envtest.view.core.v1.Pod;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes one job a step further: counts, judges, creates or deletes pods, ends. */
final class JobReconciler {

    private static final String OURS = "kubernetes.io/job-controller";

    private final Client client;
    private final ClusterClock clock;
    private final EventRecorder events;
    private final Lister<Job> jobs;
    private final Claims<Pod> claims;
    private final Expectations expectations;
    private final FinalizerControl finalizers;
    private final JobConditions conditions;
    private final JobBackoff backoff;
    private final JobJudge judge;
    private final JobScaler scaler;
    private final PodTracker tracker;
    private final LatestWrites<Job> latest = new LatestWrites<>();

    JobReconciler(ControllerSetup setup, EventRecorder events, Expectations expectations, FinalizerControl finalizers) {
        this.client = setup.client();
        this.clock = setup.clock();
        this.events = events;
        this.jobs = setup.lister(Resources.JOBS);
        this.claims = new Claims<>(client, Resources.PODS, Resources.JOBS, setup.controlled(Resources.PODS))
                .withFinalizers(List.of(JobPods.FINALIZER));
        this.expectations = expectations;
        this.finalizers = finalizers;
        this.conditions = new JobConditions(clock);
        this.backoff = new JobBackoff(clock);
        this.judge = new JobJudge(clock);
        PodControl control = new PodControl(client, events);
        this.scaler = new JobScaler(control, finalizers, expectations, backoff, clock);
        this.tracker = new PodTracker(client, finalizers, conditions, latest);
    }

    Result reconcile(ObjectKey key) {
        Optional<Job> found = jobs.get(key);
        if (found.isEmpty()
                || !isOurs(found.get())
                || JobConditions.isFinished(found.get().status())) {
            return Result.DONE;
        }
        return reconcile(key, found.get());
    }

    /** A job is gone. */
    void forget(Job job) {
        latest.forget(job);
        backoff.forget(job.metadata().uid());
    }

    private static boolean isOurs(Job job) {
        return !job.spec().hasManagedBy() || job.spec().managedBy().equals(OURS);
    }

    private Result reconcile(ObjectKey key, Job shown) {
        Job seen = latest.newer(shown);
        if (JobConditions.isFinished(seen.status())) {
            return Result.DONE;
        }
        List<Pod> pods = claims.claim(seen, Selector.of(seen.spec().selector()));
        expectations.by(key, seen.metadata().uid());
        boolean upToDate = expectations.satisfied(key);
        JobSync sync = new JobSync(jobs.copy(seen), pods, finalizers.removed());
        backoff.note(
                seen.metadata().uid(),
                pods.stream()
                        .filter(sync::isTracked)
                        .filter(pod -> Pods.isSucceeded(pod) || JobPods.isFailed(seen, pod))
                        .toList());
        begin(sync);
        judge.judge(sync).ifPresent(sync::setVerdict);
        Result next = judge.untilDeadline(sync.job);
        @Nullable ApiException failure = null;
        try {
            next = next.sooner(act(key, sync, upToDate));
        } catch (ApiException e) {
            failure = e; // what has been done is written down all the same
        }
        writeCounts(sync);
        try {
            finish(sync, tracker.track(sync, seen));
        } catch (ApiException e) {
            latest.forget(seen);
            throw e;
        }
        if (failure != null) {
            throw failure;
        }
        return next;
    }

    private void begin(JobSync sync) {
        JobStatus status = sync.status();
        if (!status.hasStartTime() && !JobPods.isSuspended(sync.job.spec())) {
            status.setStartTime(Timestamps.now(clock));
        }
    }

    private Result act(ObjectKey key, JobSync sync, boolean upToDate) {
        if (sync.verdict().isPresent()) {
            if (upToDate) {
                scaler.delete(key, sync, List.copyOf(sync.active), false);
            }
            return Result.DONE;
        }
        if (!upToDate || Meta.deleting(sync.job.metadata())) {
            return Result.DONE;
        }
        Result next = scaler.scale(key, sync);
        if (isComplete(sync)) {
            sync.setVerdict(Verdict.succeeded("CompletionsReached", "Reached expected number of succeeded pods"));
        } else {
            noteSuspension(sync);
        }
        return next;
    }

    private static boolean isComplete(JobSync sync) {
        JobSpec spec = sync.job.spec();
        return spec.hasCompletions()
                ? sync.succeeded() >= spec.completions()
                : sync.succeeded() > 0 && sync.activeCount == 0;
    }

    private void noteSuspension(JobSync sync) {
        JobStatus status = sync.status();
        if (JobPods.isSuspended(sync.job.spec())) {
            status.removeStartTime(); // the time it stands still does not count
            if (conditions.set(status, JobConditions.SUSPENDED, true, "JobSuspended", "Job suspended")) {
                events.normal(sync.job, "Suspended", "Job suspended");
            }
        } else if (conditions.set(status, JobConditions.SUSPENDED, false, "JobResumed", "Job resumed")) {
            events.normal(sync.job, "Resumed", "Job resumed");
            status.setStartTime(Timestamps.now(clock));
        }
    }

    private static void writeCounts(JobSync sync) {
        sync.status().setActive(sync.activeCount).setReady(sync.ready).setTerminating(sync.terminating);
    }

    /** Once every pod has been counted and none is left, the job ends. */
    private void finish(JobSync sync, Job written) {
        Optional<Verdict> verdict = sync.verdict();
        JobStatus status = written.status();
        boolean open = verdict.isEmpty()
                || status.uncountedTerminatedPods().hasSucceeded()
                || status.uncountedTerminatedPods().hasFailed()
                || status.active() > 0
                || status.terminating() > 0;
        if (open) {
            return;
        }
        Job copy = Job.of(written.node().deepCopy());
        Verdict end = verdict.get();
        conditions.set(copy.status(), end.terminal(), true, end.reason(), end.message());
        if (end.succeeded()) {
            copy.status()
                    .setCompletionTime(Conditions.find(copy.status(), end.terminal())
                            .orElseThrow()
                            .lastTransitionTime());
        }
        latest.written(client.updateStatus(Resources.JOBS, copy));
        backoff.forget(copy.metadata().uid());
        if (end.succeeded()) {
            events.normal(copy, "Completed", "Job completed");
        } else {
            events.warning(copy, end.reason(), end.message());
        }
    }
}
