package io.envtest.cel.library;

import io.envtest.cel.function.CallCost;
import io.envtest.cel.function.CallEstimate;
import io.envtest.cel.function.CallSite;
import io.envtest.cel.function.CostEstimate;
import io.envtest.cel.function.Saturated;
import io.envtest.cel.function.SizeEstimate;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.Values;
import org.jspecify.annotations.Nullable;

/** Costs of functions that make lists: the call, the new list and what is done for every element. */
final class ListCosts {

    private static final long CALL_AND_LIST = 1 + 10;

    /** A part of a list. */
    static final CallCost SLICE = new CallCost(
            call -> {
                long start = bound(call.literal(1), 0);
                long end = bound(call.literal(2), call.size(0).max());
                return allocating(1, SizeEstimate.exactly(end < start ? Long.MAX_VALUE : end - start));
            },
            (args, result) -> counted(1, Values.costSize(result)));

    /** A list of lists made flat, with the depth as second argument. */
    static final CallCost FLATTEN = new CallCost(
            call -> allocating(call.count() > 1 && call.literal(1) instanceof Long depth ? depth : 1, call.size(0)),
            (args, result) -> counted(args.length > 1 ? (Long) args[1] : 1, Values.costSize(result)));

    /** The numbers up to another. */
    static final CallCost RANGE = new CallCost(
            call -> allocating(
                    1, SizeEstimate.exactly(call.literal(0) instanceof Long end ? Math.max(0, end) : Long.MAX_VALUE)),
            (args, result) -> counted(1, Values.costSize(result)));

    /** A list copied. */
    static final CallCost COPY =
            new CallCost(call -> allocating(1, call.size(0)), (args, result) -> counted(1, Values.costSize(result)));

    /** A list without repetitions. */
    static final CallCost DISTINCT =
            new CallCost(call -> quadratic(call, 2), (args, result) -> counted(2, square(CallCost.size(args, 0))));

    /** A list sorted by keys. */
    static final CallCost SORT_BY = new CallCost(call -> sorting(call, 1), DISTINCT.actual());

    /** A list sorted. */
    static final CallCost SORT = new CallCost(call -> sorting(call, 0), DISTINCT.actual());

    private ListCosts() {}

    /** What a literal says of where a slice starts or ends; 0 for a negative one, though the call will fail. */
    private static long bound(@Nullable Object literal, long other) {
        return literal instanceof Long number ? Math.max(0, number) : other;
    }

    private static CallEstimate sorting(CallSite call, int keys) {
        CelType type = call.type(keys);
        boolean text = type.kind() == CelType.Kind.LIST
                && (type.parameter(0) == CelType.STRING || type.parameter(0) == CelType.BYTES);
        return quadratic(call, 2 + (text ? CallCost.TRAVERSAL : 0));
    }

    private static CallEstimate quadratic(CallSite call, double each) {
        SizeEstimate size = call.size(0);
        return allocating(each, size.times(size));
    }

    private static CallEstimate allocating(double each, SizeEstimate size) {
        return new CallEstimate(size.cost(each).plus(CostEstimate.exactly(CALL_AND_LIST)), size);
    }

    private static long square(long size) {
        return Saturated.multiply(size, size);
    }

    private static long counted(long each, long size) {
        return Saturated.add(CALL_AND_LIST, Saturated.multiply(Math.max(0, each), size));
    }
}
