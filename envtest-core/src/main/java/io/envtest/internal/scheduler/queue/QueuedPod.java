package io.envtest.internal.scheduler.queue;

import io.envtest.internal.scheduler.framework.ClusterEvent;
import io.envtest.internal.scheduler.framework.PodInfo;
import java.time.Duration;
import java.util.function.Predicate;

/** A pod in the queue and what has become of earlier tries. Guarded by the queue. */
public final class QueuedPod {

    private static final Duration FIRST_BACKOFF = Duration.ofMillis(50);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);

    private final long added;
    private PodInfo pod;
    private int attempts;
    private long failedAt;
    private Predicate<ClusterEvent> helpful = event -> true;

    QueuedPod(PodInfo pod, long added) {
        this.pod = pod;
        this.added = added;
    }

    /** The pod as last seen. */
    public PodInfo pod() {
        return pod;
    }

    /** When it came into the queue first, to tell which of two came earlier. */
    long added() {
        return added;
    }

    void setPod(PodInfo value) {
        pod = value;
    }

    void countAttempt() {
        attempts++;
    }

    void failed(long now, Predicate<ClusterEvent> whatMayHelp) {
        failedAt = now;
        helpful = whatMayHelp;
    }

    boolean isHelpedBy(ClusterEvent event) {
        return helpful.test(event);
    }

    /** How long it must still wait because it has failed; zero or less if it need not. */
    Duration backoffLeft(long now) {
        if (attempts == 0) {
            return Duration.ZERO;
        }
        int doublings = Math.min(attempts - 1, Long.SIZE / 4);
        Duration backoff = FIRST_BACKOFF.multipliedBy(1L << doublings);
        Duration bounded = backoff.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : backoff;
        return bounded.minusNanos(now - failedAt);
    }
}
