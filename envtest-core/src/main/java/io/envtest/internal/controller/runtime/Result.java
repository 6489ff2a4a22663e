package io.envtest.internal.controller.runtime;

import java.time.Duration;
import java.time.Instant;

/**
 * How a reconciliation ended when it did not fail. Immutable.
 *
 * @param requeueAfter when to look at the key again, zero for not before something changes
 */
public record Result(Duration requeueAfter) {

    /** Nothing more to do until something changes. */
    public static final Result DONE = new Result(Duration.ZERO);

    /** Look again after the delay that failures earn, though nothing failed. */
    public static final Result AGAIN = new Result(Duration.ofNanos(-1));

    /** Look again after a while. */
    public static Result after(Duration delay) {
        return new Result(delay);
    }

    /**
     * Looks again when a moment has come; done if it has already.
     *
     * @param now the time at present, as {@code due} on the cluster's clock
     */
    public static Result until(Instant due, Instant now) {
        return now.isBefore(due) ? after(Duration.between(now, due)) : DONE;
    }

    /**
     * Acts if a moment has come, else looks again when it has.
     *
     * @param now the time at present, as {@code due} on the cluster's clock
     */
    public static Result onceDue(Instant due, Instant now, Runnable action) {
        if (!now.isBefore(due)) {
            action.run();
        }
        return until(due, now);
    }

    /** Look again at the earlier of two moments. */
    public Result sooner(Result other) {
        if (requeueAfter.isZero() || (!other.requeueAfter.isZero() && other.requeueAfter.compareTo(requeueAfter) < 0)) {
            return other;
        }
        return this;
    }
}
