package io.envtest.internal.controller.runtime;

import java.time.Duration;

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

    /** Look again at the earlier of two moments. */
    public Result sooner(Result other) {
        if (requeueAfter.isZero() || (!other.requeueAfter.isZero() && other.requeueAfter.compareTo(requeueAfter) < 0)) {
            return other;
        }
        return this;
    }
}
