package io.envtest.cel.function;

import io.envtest.cel.value.Values;

/**
 * What a function costs.
 *
 * @param estimate the estimate before anything runs
 * @param actual the count while it runs
 */
public record CallCost(Estimate estimate, Actual actual) {

    /** What going through a string costs for each character. */
    public static final double TRAVERSAL = 0.1;
    /** What matching costs for each character of the pattern. */
    public static final double PATTERN = 0.25;

    /** One unit, whatever the arguments. */
    public static final CallCost ONE = fixed(1);

    /** Estimates the cost of a call. */
    @FunctionalInterface
    public interface Estimate {
        /** The cost of this call without its arguments. */
        CallEstimate of(CallSite call);
    }

    /** Counts the cost of a call. */
    @FunctionalInterface
    public interface Actual {
        /** The cost of the call with these arguments, the target first, and this result. */
        long of(Object[] args, Object result);
    }

    /** A fixed cost. */
    public static CallCost fixed(long cost) {
        CallEstimate estimate = CallEstimate.of(CostEstimate.exactly(cost));
        return new CallCost(call -> estimate, (args, result) -> cost);
    }

    /** Going through one argument once; the result is of a fixed size. */
    public static CallCost traverse(int argument) {
        return traverse(argument, TRAVERSAL);
    }

    /** Going through one argument at so much for each character or element. */
    public static CallCost traverse(int argument, double each) {
        return new CallCost(
                call -> CallEstimate.of(call.size(argument).cost(each)),
                (args, result) -> Saturated.scale(size(args, argument), each));
    }

    /** Going through one argument once; the result is as large as the argument. */
    public static CallCost transform(int argument) {
        return new CallCost(
                call -> new CallEstimate(call.size(argument).cost(TRAVERSAL), call.size(argument)),
                (args, result) -> Saturated.scale(size(args, argument), TRAVERSAL));
    }

    /** Matching a string, the first argument, against a pattern, the second. */
    public static CallCost match() {
        return new CallCost(
                call -> CallEstimate.of(matchEstimate(call.size(0), call.size(1))),
                (args, result) -> matchActual(size(args, 0), size(args, 1)));
    }

    /** What matching a string of this size against a pattern of that size costs. */
    public static CostEstimate matchEstimate(SizeEstimate text, SizeEstimate pattern) {
        return text.plus(SizeEstimate.ONE).cost(TRAVERSAL).times(pattern.cost(PATTERN));
    }

    /** The same, counted. */
    private static long matchActual(long text, long pattern) {
        return Saturated.multiply(
                Saturated.scale(Saturated.add(text, 1), TRAVERSAL), Saturated.scale(pattern, PATTERN));
    }

    /** The same estimate with another count. */
    public CallCost counting(Actual other) {
        return new CallCost(estimate, other);
    }

    /** The size of an argument, for counting. */
    public static long size(Object[] args, int argument) {
        return Values.costSize(args[argument]);
    }
}
