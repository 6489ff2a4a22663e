package io.envtest.internal.controller.job;

import io.envtest.internal.controller.pod.Pods;
import io.envtest.view.batch.v1.Job;
import io.envtest.view.batch.v1.JobStatus;
import io.envtest.view.core.v1.Pod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One look at a job: a copy of it with the status to be, its pods, and what follows from them. */
final class JobSync {

    final Job job;
    final List<Pod> pods;
    final List<Pod> active;
    final Set<String> untracked;
    final IndexSet succeededIndexes;
    final IndexSet failedIndexes;
    int activeCount;
    int ready;
    int terminating;
    private @Nullable Verdict verdict;

    /**
     * Looks at a job.
     *
     * @param job a copy
     * @param untracked uids of pods whose finalizer has been removed, though the pods seen may not show it yet
     */
    JobSync(Job job, List<Pod> pods, Set<String> untracked) {
        this.job = job;
        this.pods = pods;
        this.active = new ArrayList<>(pods.stream().filter(Pods::isActive).toList());
        this.untracked = untracked;
        this.activeCount = active.size();
        this.ready = (int) active.stream().filter(Pods::isReady).count();
        this.terminating = (int) pods.stream().filter(Pods::isTerminating).count();
        int completions = job.spec().completions();
        this.succeededIndexes = IndexSet.parse(job.status().completedIndexes(), completions);
        this.failedIndexes = IndexSet.parse(job.status().failedIndexes(), completions);
        if (JobPods.isIndexed(job)) {
            collectIndexes();
        }
    }

    private void collectIndexes() {
        for (Pod pod : pods) {
            if (hasValidIndex(pod) && isTracked(pod)) {
                if (Pods.isSucceeded(pod)) {
                    succeededIndexes.add(JobPods.index(pod));
                } else if (JobPods.countsPerIndex(job) && JobPods.isFailed(job, pod) && failsIndex(pod)) {
                    failedIndexes.add(JobPods.index(pod));
                }
            }
        }
    }

    private boolean failsIndex(Pod pod) {
        String action = FailurePolicy.match(job, pod).action();
        return action.equals("FailIndex")
                || (!action.equals("Ignore")
                        && JobPods.failuresBefore(pod) >= job.spec().backoffLimitPerIndex());
    }

    boolean hasValidIndex(Pod pod) {
        int index = JobPods.index(pod);
        return index >= 0 && index < job.spec().completions();
    }

    /** Whether a pod has not been counted for good. */
    boolean isTracked(Pod pod) {
        return JobPods.isTracked(pod) && !untracked.contains(pod.metadata().uid());
    }

    JobStatus status() {
        return job.status();
    }

    /** How the job is bound to end, if that is known. */
    Optional<Verdict> verdict() {
        return Optional.ofNullable(verdict);
    }

    void setVerdict(Verdict value) {
        verdict = value;
    }

    /** How many pods have succeeded, counted or not. */
    int succeeded() {
        if (JobPods.isIndexed(job)) {
            return succeededIndexes.size();
        }
        Set<String> uncounted = new HashSet<>(status().uncountedTerminatedPods().succeeded());
        long fresh = pods.stream()
                .filter(pod -> Pods.isSucceeded(pod) && isTracked(pod))
                .filter(pod -> !uncounted.contains(pod.metadata().uid()))
                .count();
        return status().succeeded() + uncounted.size() + (int) fresh;
    }

    /** How many pods have failed, counted or not, without those the failure policy ignores. */
    int failed() {
        Set<String> uncounted = new HashSet<>(status().uncountedTerminatedPods().failed());
        long fresh = pods.stream()
                .filter(pod -> JobPods.isFailed(job, pod) && isTracked(pod))
                .filter(pod -> !uncounted.contains(pod.metadata().uid()))
                .filter(pod -> FailurePolicy.match(job, pod).counts())
                .count();
        return status().failed() + uncounted.size() + (int) fresh;
    }
}
