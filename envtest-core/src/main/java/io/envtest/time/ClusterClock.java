package io.envtest.time;

import java.time.Instant;

/**
 * The cluster's clock. Everything in the cluster that looks at the time looks here. Thread-safe.
 *
 * <p>The real clock follows the machine; a simulated one stands until a test turns it.
 */
public interface ClusterClock {

    /**
     * The time of day.
     *
     * @return now, UTC
     */
    Instant now();

    /**
     * A clock for durations that never goes back.
     *
     * @return nanoseconds since some fixed moment
     */
    long nanos();
}
