package io.envtest.cel.function;

/**
 * Between how much and how much an evaluation costs, in units of CEL cost.
 *
 * @param min at least so much
 * @param max at most so much; {@link Long#MAX_VALUE} where it overflows
 */
public record CostEstimate(long min, long max) {

    /** Nothing. */
    public static final CostEstimate ZERO = new CostEstimate(0, 0);
    /** One unit. */
    public static final CostEstimate ONE = new CostEstimate(1, 1);

    /** Exactly so much. */
    public static CostEstimate exactly(long cost) {
        return new CostEstimate(cost, cost);
    }

    /** One after the other. */
    public CostEstimate plus(CostEstimate other) {
        return new CostEstimate(Saturated.add(min, other.min), Saturated.add(max, other.max));
    }

    /** One for each of the other. */
    public CostEstimate times(CostEstimate other) {
        return new CostEstimate(Saturated.multiply(min, other.min), Saturated.multiply(max, other.max));
    }

    /** One or the other. */
    public CostEstimate or(CostEstimate other) {
        return new CostEstimate(Math.min(min, other.min), Math.max(max, other.max));
    }
}
