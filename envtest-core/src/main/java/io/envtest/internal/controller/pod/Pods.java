package io.envtest.internal.controller.pod;

import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Reads the state of pods. */
public final class Pods {

    private Pods() {}

    /** The pod's condition of a type. */
    public static Optional<PodCondition> condition(Pod pod, String type) {
        for (PodCondition condition : pod.status().conditions()) {
            if (condition.type().equals(type)) {
                return Optional.of(condition);
            }
        }
        return Optional.empty();
    }

    /** Whether the pod has a condition of a type with status True. */
    public static boolean isTrue(Pod pod, String type) {
        return condition(pod, type)
                .filter(found -> found.status().equals("True"))
                .isPresent();
    }

    /** Whether the pod's condition Ready is True. */
    public static boolean isReady(Pod pod) {
        return isTrue(pod, "Ready");
    }

    /** Whether the pod has ended and will not run again. */
    public static boolean isFinished(Pod pod) {
        return isSucceeded(pod) || isFailed(pod);
    }

    /** Whether all of the pod's containers ended well. */
    public static boolean isSucceeded(Pod pod) {
        return pod.status().phase().equals("Succeeded");
    }

    /** Whether the pod has failed. */
    public static boolean isFailed(Pod pod) {
        return pod.status().phase().equals("Failed");
    }

    /** Whether the pod runs or will run: it has not ended and nobody has deleted it. */
    public static boolean isActive(Pod pod) {
        return !isFinished(pod) && !isDeleting(pod);
    }

    /** Whether the pod has been deleted but has not ended yet. */
    public static boolean isTerminating(Pod pod) {
        return !isFinished(pod) && isDeleting(pod);
    }

    /** Whether the pod has been deleted. */
    public static boolean isDeleting(Pod pod) {
        return Meta.deleting(pod.metadata());
    }

    /** Since when the pod is ready; empty if it is not. */
    public static Optional<Instant> readySince(Pod pod) {
        return condition(pod, "Ready")
                .filter(ready -> ready.status().equals("True"))
                .map(ready -> Timestamps.parse(ready.lastTransitionTime()).orElse(Instant.EPOCH));
    }

    /** Whether the pod has been ready for so long. */
    public static boolean isAvailable(Pod pod, int minReadySeconds, Instant now) {
        if (minReadySeconds == 0) {
            return isReady(pod);
        }
        return readySince(pod)
                .filter(since -> !since.plusSeconds(minReadySeconds).isAfter(now))
                .isPresent();
    }

    /** How long until the next of the ready pods will have been ready for so long. */
    public static Result untilAvailable(Collection<Pod> pods, int minReadySeconds, Instant now) {
        Result next = Result.DONE;
        if (minReadySeconds > 0) {
            for (Pod pod : pods) {
                Duration rest = untilAvailable(pod, minReadySeconds, now);
                next = rest.isZero() ? next : next.sooner(Result.after(rest));
            }
        }
        return next;
    }

    /** Zero if the pod is not ready or already has been for so long. */
    private static Duration untilAvailable(Pod pod, int minReadySeconds, Instant now) {
        return readySince(pod)
                .map(since -> Duration.between(now, since.plusSeconds(minReadySeconds)))
                .filter(rest -> !rest.isNegative())
                .orElse(Duration.ZERO);
    }
}
