package io.envtest.kubelet.pod;

import java.time.Duration;

/**
 * How long a container that ended waits before it is started again: not at all the first time, then ten seconds, doubled each
 * time up to five minutes.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy">Restart policy</a>
 */
final class RestartDelay {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 5;

    private RestartDelay() {}

    /**
     * The delay before the next start.
     *
     * @param restarts how often it was started again already
     */
    static Duration after(int restarts) {
        if (restarts == 0) {
            return Duration.ZERO;
        }
        Duration delay = FIRST.multipliedBy(1L << Math.min(restarts - 1, DOUBLINGS));
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }

    /** The delay in Go's notation. */
    static String text(Duration delay) {
        long minutes = delay.toMinutes();
        return (minutes > 0 ? minutes + "m" : "") + delay.toSecondsPart() + "s";
    }
}
