package io.envtest.internal.controller.job;

import io.envtest.internal.controller.pod.Pods;
import io.envtest.view.core.v1.Pod;
import java.util.Comparator;
import java.util.Optional;

/**
 * With a backoff limit per index, the last failed pod of an index is kept until its successor exists, because it knows how often
 * the index has failed.
 */
final class DelayedPods {

    private DelayedPods() {}

    /** Whether a failed pod must keep its finalizer for now. */
    static boolean isKept(JobSync sync, Pod pod) {
        if (!JobPods.countsPerIndex(sync.job) || !sync.hasValidIndex(pod)) {
            return false;
        }
        int index = JobPods.index(pod);
        if (sync.failedIndexes.contains(index) || sync.succeededIndexes.contains(index)) {
            return false;
        }
        boolean replaced = sync.pods.stream().anyMatch(other -> JobPods.index(other) == index && Pods.isActive(other));
        return !replaced
                && last(sync, index)
                        .filter(last ->
                                last.metadata().uid().equals(pod.metadata().uid()))
                        .isPresent();
    }

    /** The last failed pod of an index that is still tracked. */
    static Optional<Pod> last(JobSync sync, int index) {
        return sync.pods.stream()
                .filter(pod -> JobPods.index(pod) == index && JobPods.isFailed(sync.job, pod) && sync.isTracked(pod))
                .max(Comparator.comparingInt(
                                (Pod pod) -> JobPods.failuresBefore(pod) + JobPods.ignoredFailuresBefore(pod))
                        .thenComparing(JobPods::endedAt));
    }
}
