package io.envtest.internal.controller.job;

import io.envtest.internal.controller.pod.Pods;
import io.envtest.time.ClusterClock;
import io.envtest.view.core.v1.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Delays new pods after failures: 10 s, doubling up to 10 minutes, from the last failure on; a success clears it. Used by one
 * thread at a time.
 */
final class JobBackoff {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int DOUBLINGS = 6;

    private final ClusterClock clock;
    private final Map<String, Failures> byJob = new HashMap<>();

    private static final class Failures {
        final Set<String> seen = new HashSet<>();
        int inARow;
        Instant last = Instant.EPOCH;
    }

    JobBackoff(ClusterClock clock) {
        this.clock = clock;
    }

    /** Takes note of pods that have ended; each is noted once. */
    void note(String jobUid, List<Pod> ended) {
        Failures failures = byJob.computeIfAbsent(jobUid, uid -> new Failures());
        ended.stream().sorted(Comparator.comparing(JobPods::endedAt)).forEach(pod -> {
            if (!failures.seen.add(pod.metadata().uid())) {
                return;
            }
            if (Pods.isSucceeded(pod)) {
                failures.inARow = 0;
            } else {
                failures.inARow++;
                failures.last = JobPods.endedAt(pod);
            }
        });
    }

    /** How long to wait before new pods; zero or negative for not at all. */
    Duration left(String jobUid) {
        Failures failures = byJob.get(jobUid);
        return failures == null ? Duration.ZERO : left(failures.inARow, failures.last);
    }

    /** How long to wait after so many failures. */
    Duration left(int inARow, Instant last) {
        if (inARow == 0) {
            return Duration.ZERO;
        }
        Duration delay = FIRST.multipliedBy(1L << Math.min(inARow - 1, DOUBLINGS));
        Duration bounded = delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
        return Duration.between(clock.now(), last.plus(bounded));
    }

    void forget(String jobUid) {
        byJob.remove(jobUid);
    }
}
