package io.envtest.internal.assembly;

import io.envtest.time.ClusterClock;
import java.time.Instant;

/** A clock that stands. */
record FixedClock(Instant now) implements ClusterClock {

    @Override
    public long nanos() {
        return 0;
    }
}
