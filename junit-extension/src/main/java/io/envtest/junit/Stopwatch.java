package io.envtest.junit;

import io.envtest.internal.sim.SystemClock;
import io.envtest.time.ClusterClock;
import java.time.Duration;

/** Measures real time. */
final class Stopwatch {

    private final ClusterClock clock = new SystemClock();
    private final long begin = clock.nanos();

    Duration elapsed() {
        return Duration.ofNanos(clock.nanos() - begin);
    }
}
