package io.envtest.internal.sim;

import io.envtest.time.ClusterClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** The machine's clock, ahead of it by as much as it was turned. Never goes back. Thread-safe. */
public final class TurnableClock implements ClusterClock {

    private final ClusterClock machine;
    private final AtomicLong ahead = new AtomicLong();

    /** Makes a clock that goes with another one. */
    public TurnableClock(ClusterClock machine) {
        this.machine = machine;
    }

    @Override
    public Instant now() {
        return machine.now().plusNanos(ahead.get());
    }

    @Override
    public long nanos() {
        return machine.nanos() + ahead.get();
    }

    /** Turns it forward; whoever waits for a time does not notice by itself. */
    void turn(Duration by) {
        ahead.addAndGet(by.toNanos());
    }
}
