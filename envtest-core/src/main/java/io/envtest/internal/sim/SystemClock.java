package io.envtest.internal.sim;

import io.envtest.time.ClusterClock;
import java.time.Instant;

/** The machine's clock. */
public final class SystemClock implements ClusterClock {

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
