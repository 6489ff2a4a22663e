package io.envtest.internal.controller.job;

import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.LatestWrites;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Semantic;
import io.envtest.view.batch.v1.Job;
import io.envtest.view.batch.v1.JobStatus;
import io.envtest.view.batch.v1.UncountedTerminatedPods;
import io.envtest.view.core.v1.Pod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Counts every ended pod exactly once, in three steps that survive a crash between any two: its uid goes into the status, its
 * finalizer is taken off, and the uid becomes a number.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-tracking-with-finalizers">Job tracking
 *     with finalizers</a>
 */
final class PodTracker {

    private final Client client;
    private final FinalizerControl finalizers;
    private final JobConditions conditions;
    private final LatestWrites<Job> latest;

    PodTracker(Client client, FinalizerControl finalizers, JobConditions conditions, LatestWrites<Job> latest) {
        this.latest = latest;
        this.client = client;
        this.finalizers = finalizers;
        this.conditions = conditions;
    }

    /**
     * Counts, and writes the status.
     *
     * @return the job as last written
     */
    Job track(JobSync sync, Job before) {
        Set<String> succeeded =
                new LinkedHashSet<>(sync.status().uncountedTerminatedPods().succeeded());
        Set<String> failed =
                new LinkedHashSet<>(sync.status().uncountedTerminatedPods().failed());
        List<Pod> ended = collect(sync, succeeded, failed);
        writeUncounted(sync.status(), succeeded, failed);
        if (JobPods.isIndexed(sync.job)) {
            writeIndexes(sync);
        }
        sync.verdict()
                .ifPresent(verdict ->
                        conditions.set(sync.status(), verdict.interim(), true, verdict.reason(), verdict.message()));
        Job written = flush(sync.job, before);
        ended.forEach(finalizers::remove);
        return settle(sync, written, ended);
    }

    private static List<Pod> collect(JobSync sync, Set<String> succeeded, Set<String> failed) {
        List<Pod> ended = new ArrayList<>();
        for (Pod pod : sync.pods) {
            if (sync.isTracked(pod) && canLetGo(sync, pod)) {
                ended.add(pod);
                count(sync, pod, succeeded, failed);
            }
        }
        return ended;
    }

    private static boolean canLetGo(JobSync sync, Pod pod) {
        if (Meta.deleting(sync.job.metadata()) || sync.verdict().isPresent() || Pods.isSucceeded(pod)) {
            return true;
        }
        return JobPods.isFailed(sync.job, pod) && !DelayedPods.isKept(sync, pod);
    }

    private static void count(JobSync sync, Pod pod, Set<String> succeeded, Set<String> failed) {
        String uid = pod.metadata().uid();
        boolean indexed = JobPods.isIndexed(sync.job);
        if (Pods.isSucceeded(pod) && !failed.contains(uid)) {
            if (!indexed) {
                succeeded.add(uid); // of an indexed job the index is kept instead
            }
            return;
        }
        boolean counts = hasFailed(sync, pod)
                && (!indexed || sync.hasValidIndex(pod))
                && FailurePolicy.match(sync.job, pod).counts();
        if (counts) {
            failed.add(uid);
        }
    }

    /** A pod that was stopped because the job fails has failed with it; one that is not needed any more has not. */
    private static boolean hasFailed(JobSync sync, Pod pod) {
        return sync.verdict()
                .map(verdict -> !verdict.succeeded() || Pods.isFailed(pod))
                .orElse(JobPods.isFailed(sync.job, pod));
    }

    private static void writeUncounted(JobStatus status, Set<String> succeeded, Set<String> failed) {
        UncountedTerminatedPods uncounted = status.uncountedTerminatedPods();
        uncounted.materialize().removeAll();
        if (!succeeded.isEmpty()) {
            uncounted.setSucceeded(List.copyOf(succeeded));
        }
        if (!failed.isEmpty()) {
            uncounted.setFailed(List.copyOf(failed));
        }
    }

    private static void writeIndexes(JobSync sync) {
        JobStatus status = sync.status();
        status.setSucceeded(sync.succeededIndexes.size());
        status.setCompletedIndexes(sync.succeededIndexes.toString());
        if (JobPods.countsPerIndex(sync.job)) {
            status.setFailedIndexes(sync.failedIndexes.toString());
        }
    }

    private Job flush(Job job, Job before) {
        return Semantic.equalStatus(job.status(), before.status())
                        && job.status().hasUncountedTerminatedPods()
                                == before.status().hasUncountedTerminatedPods()
                ? before
                : write(job);
    }

    private Job write(Job job) {
        Job written = client.updateStatus(Resources.JOBS, job);
        latest.written(written);
        return written;
    }

    /** Turns uids of pods that have no finalizer any more into numbers. */
    private Job settle(JobSync sync, Job written, List<Pod> ended) {
        Set<String> tracked = new HashSet<>();
        sync.pods.stream()
                .filter(sync::isTracked)
                .forEach(pod -> tracked.add(pod.metadata().uid()));
        ended.forEach(pod -> tracked.remove(pod.metadata().uid()));
        Job copy = Job.of(written.node().deepCopy());
        JobStatus status = copy.status();
        Set<String> succeeded =
                new LinkedHashSet<>(status.uncountedTerminatedPods().succeeded());
        Set<String> failed =
                new LinkedHashSet<>(status.uncountedTerminatedPods().failed());
        int succeededBefore = succeeded.size();
        int failedBefore = failed.size();
        succeeded.removeIf(uid -> !tracked.contains(uid));
        failed.removeIf(uid -> !tracked.contains(uid));
        if (succeeded.size() == succeededBefore && failed.size() == failedBefore) {
            return written;
        }
        status.setSucceeded(status.succeeded() + succeededBefore - succeeded.size());
        status.setFailed(status.failed() + failedBefore - failed.size());
        writeUncounted(status, succeeded, failed);
        return write(copy);
    }
}
