package io.envtest.internal.sim;

import java.time.Duration;
import java.time.Instant;

/** Lets time pass faster than it does: from one timer to the next, waiting each time for what follows from it. */
public final class TimeLapse {

    /** What is due within one step may happen at once. */
    private static final Duration SHORTEST_STEP = Duration.ofMillis(100);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TurnableClock clock;
    private final ThreadedExecutor executor;

    /** The executor runs on that clock. */
    public TimeLapse(TurnableClock clock, ThreadedExecutor executor) {
        this.clock = clock;
        this.executor = executor;
    }

    /** The time that has come so far. */
    public Instant now() {
        return clock.now();
    }

    /**
     * Lets so much time pass and no more, however long the machine takes for what follows from it. Returns when what was due
     * has been done, or got nowhere: for ten seconds, or for one if it waits for others.
     */
    public synchronized void advance(Duration time) {
        clock.hold();
        try {
            executor.awaitRest(PATIENCE);
            pass(time);
        } finally {
            clock.goOn();
        }
    }

    private void pass(Duration time) {
        long end = clock.nanos() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - clock.nanos()) {
            long step = Math.max(SHORTEST_STEP.toNanos(), executor.nanosUntilFirst());
            clock.turn(Duration.ofNanos(Math.min(left, step)));
            executor.runDue();
            executor.awaitRest(PATIENCE);
        }
    }
}
