package io.envtest.internal.outbound;

import io.envtest.time.ClusterClock;
import java.time.Duration;

/** How long a call may take as a whole. Thread-safe. */
final class Limit {

    private static final int MILLISECOND = 1_000_000;

    private final ClusterClock clock;
    private final long end;

    Limit(ClusterClock clock, Duration timeout) {
        this.clock = clock;
        this.end = clock.nanos() + timeout.toNanos();
    }

    /** What is left, in milliseconds, 1 or more. */
    int millis() throws OutboundTimeoutException {
        long left = end - clock.nanos();
        if (left <= 0) {
            throw new OutboundTimeoutException();
        }
        return (int) Math.min(Integer.MAX_VALUE, left / MILLISECOND + 1);
    }
}
