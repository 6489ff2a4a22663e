package io.envtest.cel.function;

/**
 * Between how many and how many characters, bytes, elements or entries a value has.
 *
 * @param min at least so many
 * @param max at most so many; {@link Long#MAX_VALUE} where there is no bound
 */
public record SizeEstimate(long min, long max) {

    /** The size of numbers and other values without a size. */
    public static final SizeEstimate ONE = new SizeEstimate(1, 1);
    /** No idea. */
    public static final SizeEstimate UNKNOWN = new SizeEstimate(0, Long.MAX_VALUE);

    /** Exactly so many. */
    public static SizeEstimate exactly(long size) {
        return new SizeEstimate(size, size);
    }

    /** The size of both together. */
    public SizeEstimate plus(SizeEstimate other) {
        return new SizeEstimate(Saturated.add(min, other.min), Saturated.add(max, other.max));
    }

    /** This many times the other. */
    public SizeEstimate times(SizeEstimate other) {
        return new SizeEstimate(Saturated.multiply(min, other.min), Saturated.multiply(max, other.max));
    }

    /** The size of one or the other. */
    public SizeEstimate or(SizeEstimate other) {
        return new SizeEstimate(Math.min(min, other.min), Math.max(max, other.max));
    }

    /** The cost of going through all of it once, at so much for each. */
    public CostEstimate cost(double each) {
        return new CostEstimate(Saturated.scale(min, each), Saturated.scale(max, each));
    }

    /** The cost of doing something for each. */
    public CostEstimate cost(CostEstimate each) {
        return new CostEstimate(Saturated.multiply(min, each.min()), Saturated.multiply(max, each.max()));
    }
}
