package io.envtest.cel.library;

import io.envtest.cel.function.CallCost;
import io.envtest.cel.function.CallEstimate;
import io.envtest.cel.function.CallSite;
import io.envtest.cel.function.CostEstimate;
import io.envtest.cel.function.Saturated;
import io.envtest.cel.function.SizeEstimate;
import io.envtest.cel.value.CelType;

/** Costs that several libraries share. */
final class Costs {

    /** Comparing two values: as far as the shorter one goes. */
    static final CallCost COMPARISON = new CallCost(
            Costs::estimateComparison,
            (args, result) ->
                    Saturated.scale(Math.min(CallCost.size(args, 0), CallCost.size(args, 1)), CallCost.TRAVERSAL));

    /** Putting two strings or bytes together, which copies both. */
    static final CallCost CONCATENATION = new CallCost(
            call -> {
                SizeEstimate size = call.size(0).plus(call.size(1));
                return new CallEstimate(size.cost(CallCost.TRAVERSAL), size);
            },
            (args, result) ->
                    Saturated.scale(Saturated.add(CallCost.size(args, 0), CallCost.size(args, 1)), CallCost.TRAVERSAL));

    /** Putting two lists together, which copies nothing. */
    static final CallCost LIST_CONCATENATION = new CallCost(
            call -> new CallEstimate(CostEstimate.ONE, call.size(0).plus(call.size(1))), (args, result) -> 1);

    private Costs() {}

    private static CallEstimate estimateComparison(CallSite call) {
        CelType type = call.type(0);
        if (type.kind() == CelType.Kind.OPAQUE && !type.isOptional()) {
            return CallEstimate.ONE;
        }
        long smaller = Math.min(call.size(0).max(), call.size(1).max());
        return CallEstimate.of(new SizeEstimate(smaller > 0 ? 1 : 0, smaller).cost(CallCost.TRAVERSAL));
    }
}
