package io.envtest.internal.sim;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the tasks that are to run at once, or run. Thread-safe. */
final class DueTasks {

    /** Patience is counted in turns, so that a machine that stands still for a while uses up one and not all of it. */
    private static final int TURNS = 200;

    private static final int TURNS_FOR_OTHERS = TURNS / 10;
    private static final int MOST_TURNS = 3 * TURNS;

    private final AtomicInteger due = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong ended = new AtomicLong();
    private long rests;

    /** One more is to run. */
    void begun() {
        due.incrementAndGet();
    }

    /** One has ended. */
    void ended() {
        ended.incrementAndGet();
        if (due.decrementAndGet() == 0) {
            synchronized (this) {
                if (due.get() == 0) { // and not that of somebody who waits since
                    rests++;
                    notifyAll();
                }
            }
        }
    }

    /** One more of them waits for somebody else, or one less. */
    void waiting(int more) {
        waiting.addAndGet(more);
    }

    /**
     * Waits until there is none.
     *
     * @param patience how long none of them may end, three times of which is the most in all; those that wait for somebody
     *     else are given a tenth of it
     * @return whether that came about
     */
    synchronized boolean awaitNone(Duration patience) throws InterruptedException {
        long turn = Math.max(1, patience.toMillis() / TURNS);
        long before = rests;
        long progress = ended.get();
        int idle = 0;
        for (int turns = 0; !none(before) && idle < mostIdle() && turns < MOST_TURNS; turns++) {
            wait(turn);
            long now = ended.get();
            idle = now == progress ? idle + 1 : 0;
            progress = now;
        }
        return none(before);
    }

    private int mostIdle() {
        return waiting.get() < due.get() ? TURNS : TURNS_FOR_OTHERS;
    }

    /** There is none, or was none at some moment since. */
    private boolean none(long before) {
        return due.get() == 0 || rests != before;
    }
}
