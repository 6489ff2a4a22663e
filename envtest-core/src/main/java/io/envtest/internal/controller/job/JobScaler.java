package io.envtest.internal.controller.job;

import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.pod.PodControl;
import io.envtest.internal.controller.pod.PodPreference;
import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Expectations;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.time.ClusterClock;
import io.envtest.view.batch.v1.Job;
import io.envtest.view.core.v1.Pod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Creates the pods a job still needs and deletes those it has too many. */
final class JobScaler {

    private static final int MOST_AT_ONCE = 500;

    private final PodControl control;
    private final FinalizerControl finalizers;
    private final Expectations expectations;
    private final JobBackoff backoff;
    private final ClusterClock clock;

    JobScaler(
            PodControl control,
            FinalizerControl finalizers,
            Expectations expectations,
            JobBackoff backoff,
            ClusterClock clock) {
        this.control = control;
        this.finalizers = finalizers;
        this.expectations = expectations;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** Takes the step from the active pods to the wanted ones; says when another may be due. */
    Result scale(ObjectKey key, JobSync sync) {
        if (JobPods.isSuspended(sync.job.spec())) {
            delete(key, sync, List.copyOf(sync.active), true);
            return Result.DONE;
        }
        List<Pod> surplus = surplus(sync, Math.max(0, sync.active.size() - wanted(sync)));
        if (!surplus.isEmpty()) {
            delete(key, sync, surplus, true);
            return Result.DONE;
        }
        int terminating = JobPods.replacesOnlyFailed(sync.job) ? sync.terminating : 0;
        int missing = Math.min(wanted(sync) - terminating - sync.active.size(), MOST_AT_ONCE);
        return missing > 0 ? create(key, sync, missing) : Result.DONE;
    }

    private static int wanted(JobSync sync) {
        int parallelism = sync.job.spec().parallelism();
        if (!sync.job.spec().hasCompletions()) {
            return sync.succeeded() > 0 ? sync.active.size() : parallelism;
        }
        int open = sync.job.spec().completions() - sync.succeeded() - sync.failedIndexes.size();
        return Math.max(0, Math.min(open, parallelism));
    }

    private List<Pod> surplus(JobSync sync, int atLeast) {
        List<Pod> surplus = new ArrayList<>();
        List<Pod> rest = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        boolean indexed = JobPods.isIndexed(sync.job);
        for (Pod pod : sync.active) {
            boolean needed = !indexed || (sync.hasValidIndex(pod) && seen.add(JobPods.index(pod)));
            (needed ? rest : surplus).add(pod);
        }
        int more = atLeast - surplus.size();
        if (more > 0) {
            surplus.addAll(PodPreference.toDelete(rest, rest, more, clock.now()));
        }
        return surplus.subList(0, Math.min(surplus.size(), MOST_AT_ONCE));
    }

    /** Deletes pods; those that are not to be counted lose their finalizer before. */
    void delete(ObjectKey key, JobSync sync, List<Pod> pods, boolean uncounted) {
        expectations.expectDeletions(
                key, pods.stream().map(pod -> Meta.key(pod.metadata())).toList());
        for (Pod pod : pods) {
            try {
                if (uncounted && JobPods.isTracked(pod)) {
                    finalizers.remove(pod);
                }
                control.delete(sync.job, pod);
            } catch (ApiException e) {
                expectations.deletionObserved(key, Meta.key(pod.metadata()));
                throw e;
            }
            sync.activeCount--;
            sync.terminating++;
            sync.ready -= Pods.isReady(pod) ? 1 : 0;
        }
    }

    private Result create(ObjectKey key, JobSync sync, int missing) {
        Job job = sync.job;
        if (!JobPods.countsPerIndex(job)) {
            Duration left = backoff.left(job.metadata().uid());
            if (!left.isNegative() && !left.isZero()) {
                return Result.after(left);
            }
        }
        return JobPods.isIndexed(job) ? createIndexed(key, sync, missing) : createPlain(key, sync, missing);
    }

    private Result createPlain(ObjectKey key, JobSync sync, int missing) {
        Pod pod = PodFactory.pod(sync.job);
        List<Pod> pods = new ArrayList<>();
        for (int i = 0; i < missing; i++) {
            pods.add(pod);
        }
        create(key, sync, pods);
        return Result.DONE;
    }

    private Result createIndexed(ObjectKey key, JobSync sync, int missing) {
        List<Pod> pods = new ArrayList<>();
        Result next = Result.DONE;
        for (int index : openIndexes(sync)) {
            if (pods.size() == missing) {
                break;
            }
            Pod pod = PodFactory.pod(sync.job, index);
            Duration left = JobPods.countsPerIndex(sync.job) ? inherit(sync, pod, index) : Duration.ZERO;
            if (left.isNegative() || left.isZero()) {
                pods.add(pod);
            } else {
                next = next.sooner(Result.after(left));
            }
        }
        create(key, sync, pods);
        return next;
    }

    private static List<Integer> openIndexes(JobSync sync) {
        Set<Integer> running = new HashSet<>();
        sync.active.forEach(pod -> running.add(JobPods.index(pod)));
        List<Integer> open = new ArrayList<>();
        for (int index = 0; index < sync.job.spec().completions(); index++) {
            if (!running.contains(index)
                    && !sync.succeededIndexes.contains(index)
                    && !sync.failedIndexes.contains(index)) {
                open.add(index);
            }
        }
        return open;
    }

    /** Tells a pod how often its index has failed; says how long it must wait because of that. */
    private Duration inherit(JobSync sync, Pod pod, int index) {
        Optional<Pod> last = DelayedPods.last(sync, index);
        int failures = 0;
        int ignored = 0;
        if (last.isPresent()) {
            boolean counts = FailurePolicy.match(sync.job, last.get()).counts();
            failures = JobPods.failuresBefore(last.get()) + (counts ? 1 : 0);
            ignored = JobPods.ignoredFailuresBefore(last.get()) + (counts ? 0 : 1);
        }
        PodFactory.annotate(pod, JobPods.FAILURE_COUNT, Integer.toString(failures));
        if (ignored > 0) {
            PodFactory.annotate(pod, JobPods.IGNORED_FAILURE_COUNT, Integer.toString(ignored));
        }
        return last.isEmpty() ? Duration.ZERO : backoff.left(failures + ignored, JobPods.endedAt(last.get()));
    }

    private void create(ObjectKey key, JobSync sync, List<Pod> pods) {
        expectations.expectCreations(key, pods.size());
        int created = 0;
        try {
            for (Pod pod : pods) {
                control.create(sync.job, pod);
                created++;
                sync.activeCount++;
            }
        } catch (ApiException e) {
            if (!PodControl.isNamespaceTerminating(e)) {
                throw e;
            }
        } finally {
            expectations.creationsObserved(key, pods.size() - created);
        }
    }
}
