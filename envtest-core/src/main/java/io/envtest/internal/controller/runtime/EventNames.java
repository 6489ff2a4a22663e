package io.envtest.internal.controller.runtime;

import io.envtest.spi.component.ClusterRandom;
import io.envtest.time.ClusterClock;
import java.time.Instant;

/**
 * Names of Events: the name of what they are about and the time in hexadecimal nanoseconds. The last millisecond is drawn at
 * random, so that names differ even while the clock stands still. Thread-safe.
 */
public final class EventNames {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int RANDOM_BITS = 20;

    private final ClusterClock clock;
    private final ClusterRandom random;

    /** Draws names. */
    public EventNames(ClusterClock clock, ClusterRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /** A name for an event about an object of this name. */
    public String next(String about) {
        Instant now = clock.now();
        long nanos = now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
        long bits = (nanos >>> RANDOM_BITS << RANDOM_BITS) | random.nextInt(1 << RANDOM_BITS);
        return about + "." + Long.toHexString(bits);
    }
}
