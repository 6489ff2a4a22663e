package io.envtest.internal.sim;

import io.envtest.time.ClusterClock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The machine's clock, ahead of it by as much as it was turned; it can be held. Never goes back. Thread-safe. */
public final class TurnableClock implements ClusterClock {

    private final ClusterClock machine;
    private volatile Hands hands = new Hands(0, 0, null);

    /** Makes a clock that goes with another one. */
    public TurnableClock(ClusterClock machine) {
        this.machine = machine;
    }

    /**
     * How it differs from the machine's.
     *
     * @param ahead nanoseconds by which its time is ahead
     * @param nanosAhead the same of what measures durations, which the machine keeps apart
     * @param held where the machine's stood when it was held; null while it goes
     */
    private record Hands(
            long ahead, long nanosAhead, @Nullable Moment held) {}

    private record Moment(Instant now, long nanos) {}

    @Override
    public Instant now() {
        Hands current = hands;
        Moment held = current.held;
        return (held == null ? machine.now() : held.now).plusNanos(current.ahead);
    }

    @Override
    public long nanos() {
        Hands current = hands;
        Moment held = current.held;
        return (held == null ? machine.nanos() : held.nanos) + current.nanosAhead;
    }

    /** Turns it forward; whoever waits for a time does not notice by itself. */
    synchronized void turn(Duration by) {
        hands = new Hands(hands.ahead + by.toNanos(), hands.nanosAhead + by.toNanos(), hands.held);
    }

    /** Stands from now on, but for being turned. */
    synchronized void hold() {
        hands = new Hands(hands.ahead, hands.nanosAhead, new Moment(machine.now(), machine.nanos()));
    }

    /** Goes on from where it stands. */
    synchronized void goOn() {
        Moment held = hands.held;
        if (held != null) {
            hands = new Hands(
                    hands.ahead - Duration.between(held.now, machine.now()).toNanos(),
                    hands.nanosAhead - (machine.nanos() - held.nanos),
                    null);
        }
    }
}
