package io.envtest.cel.function;

import org.jspecify.annotations.Nullable;

/**
 * What a call costs, without its arguments, and how large its result is.
 *
 * @param cost the cost of the call itself
 * @param resultSize the size of the result; null where the call says nothing of it
 */
public record CallEstimate(CostEstimate cost, @Nullable SizeEstimate resultSize) {

    /** One unit, and nothing said of the result. */
    public static final CallEstimate ONE = of(CostEstimate.ONE);

    /** A cost, and nothing said of the result. */
    public static CallEstimate of(CostEstimate cost) {
        return new CallEstimate(cost, null);
    }
}
