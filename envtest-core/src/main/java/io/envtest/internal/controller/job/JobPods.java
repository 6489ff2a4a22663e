package io.envtest.internal.controller.job;

import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.view.batch.v1.Job;
import io.envtest.view.batch.v1.JobSpec;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.Pod;
import java.time.Instant;
import java.util.Optional;

/** Questions about jobs and their pods. */
final class JobPods {

    static final String FINALIZER = "batch.kubernetes.io/job-tracking";
    static final String INDEX = "batch.kubernetes.io/job-completion-index";
    static final String FAILURE_COUNT = "batch.kubernetes.io/job-index-failure-count";
    static final String IGNORED_FAILURE_COUNT = "batch.kubernetes.io/job-index-ignored-failure-count";

    private JobPods() {}

    static boolean isIndexed(Job job) {
        return job.spec().completionMode().equals("Indexed");
    }

    static boolean countsPerIndex(Job job) {
        return isIndexed(job) && job.spec().hasBackoffLimitPerIndex();
    }

    /** Whether a pod is replaced only once it has failed, not as soon as it is deleted. */
    static boolean replacesOnlyFailed(Job job) {
        return job.spec().podReplacementPolicy().equals("Failed");
    }

    static boolean isSuspended(JobSpec spec) {
        return spec.suspend();
    }

    /** Whether the pod has not been counted for good. */
    static boolean isTracked(Pod pod) {
        return pod.metadata().hasFinalizers() && pod.metadata().finalizers().contains(FINALIZER);
    }

    /** Whether the pod counts as failed: it has failed, or was deleted before it could succeed. */
    static boolean isFailed(Job job, Pod pod) {
        if (Pods.isFailed(pod)) {
            return true;
        }
        return !replacesOnlyFailed(job) && Meta.deleting(pod.metadata()) && !Pods.isSucceeded(pod);
    }

    /** The pod's completion index, -1 if it has none. */
    static int index(Pod pod) {
        return number(pod, INDEX, -1);
    }

    /** How often the pod's index had failed before it. */
    static int failuresBefore(Pod pod) {
        return number(pod, FAILURE_COUNT, 0);
    }

    static int ignoredFailuresBefore(Pod pod) {
        return number(pod, IGNORED_FAILURE_COUNT, 0);
    }

    private static int number(Pod pod, String annotation, int otherwise) {
        try {
            return Integer.parseInt(pod.metadata().annotations().getOrDefault(annotation, ""));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** When the pod ended, as far as can be told. */
    static Instant endedAt(Pod pod) {
        Optional<Instant> containers = pod.status().containerStatuses().stream()
                .map(ContainerStatus::state)
                .flatMap(state -> Timestamps.parse(state.terminated().finishedAt()).stream())
                .max(Instant::compareTo);
        return containers
                .or(() -> Pods.isFinished(pod)
                        ? Pods.condition(pod, "Ready").flatMap(ready -> Timestamps.parse(ready.lastTransitionTime()))
                        : Optional.empty())
                .or(() -> Timestamps.parse(pod.metadata().deletionTimestamp()))
                .or(() -> Timestamps.parse(pod.metadata().creationTimestamp()))
                .orElse(Instant.EPOCH);
    }
}
