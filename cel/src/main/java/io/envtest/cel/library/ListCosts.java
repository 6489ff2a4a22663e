package io.envtest.cel.library;

import io.envtest.cel.function.CallCost;
import io.envtest.cel.function.CallEstimate;
import io.envtest.cel.function.CallSite;
import io.envtest.cel.function.CostEstimate;
import io.envtest.cel.function.Saturated;
import io.envtest.cel.function.SizeEstimate;
import io.envtest.cel.value.Values;

/** Costs of functions on lists. */
final class ListCosts {

    /** A part of a list. */
    static final CallCost SLICE = CallCost.ONE;
    /** A list of lists made flat. */
    static final CallCost FLATTEN = CallCost.ONE;
    /** The numbers up to another. */
    static final CallCost RANGE = CallCost.ONE;
    /** A list copied. */
    static final CallCost COPY = CallCost.ONE;
    /** A list without repetitions. */
    static final CallCost DISTINCT = CallCost.ONE;
    /** A list sorted. */
    static final CallCost SORT = CallCost.ONE;
    /** A list sorted by keys. */
    static final CallCost SORT_BY = CallCost.ONE;

    private ListCosts() {}

    static CallCost quadratic() {
        return new CallCost(ListCosts::estimateQuadratic, (args, result) -> {
            long size = CallCost.size(args, 0);
            return Saturated.add(1, Saturated.multiply(size, size));
        });
    }

    private static CallEstimate estimateQuadratic(CallSite call) {
        SizeEstimate size = call.size(0);
        return new CallEstimate(size.times(size).cost(1).plus(CostEstimate.ONE), size);
    }

    static CallCost resultSize() {
        return new CallCost(
                call -> new CallEstimate(call.size(0).cost(1).plus(CostEstimate.ONE), call.size(0)),
                (args, result) -> Saturated.add(1, Values.costSize(result)));
    }
}
