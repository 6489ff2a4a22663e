package io.envtest.internal.controller.runtime;

import java.time.Duration;

/**
 * How long a key waits after failures: twice as long after each, up to a bound.
 *
 * @param first after the first failure
 * @param longest at most
 */
public record RetryDelays(Duration first, Duration longest) {

    /** What most controllers have. */
    public static final RetryDelays USUAL = new RetryDelays(Duration.ofMillis(5), Duration.ofSeconds(1000));

    /** More doublings would overflow; no bound is so far from its start. */
    private static final int DOUBLINGS = 30;

    /** The delay after one more failure than these. */
    Duration after(int failures) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures, DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
