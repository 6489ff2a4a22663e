package io.envtest.internal.controller.runtime;

import io.envtest.spi.component.ClusterRandom;
import io.envtest.time.ClusterClock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Names of Events: the name of what they are about and the time in hexadecimal nanoseconds, so that they sort as they were
 * recorded. A clock that stands still at a whole millisecond is helped on at random, so that names of different components
 * differ. Thread-safe.
 */
final class EventNames {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final int RANDOM_BITS = 20;

    private final ClusterClock clock;
    private final ClusterRandom random;
    private final AtomicLong last = new AtomicLong();

    /** Draws names. */
    EventNames(ClusterClock clock, ClusterRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /** A name for an event about an object of this name; it sorts after all earlier ones about the object. */
    String next(String about) {
        Instant now = clock.now();
        long nanos = now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
        long step = nanos % NANOS_PER_MILLI == 0 ? random.nextInt(1 << RANDOM_BITS) : 0;
        long unique = last.updateAndGet(before -> Math.max(before + 1, nanos) + step);
        return about + "." + Long.toHexString(unique);
    }
}
