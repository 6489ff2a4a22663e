package io.envtest.cel.library;

import io.envtest.cel.function.CallCost;
import io.envtest.cel.function.CallEstimate;
import io.envtest.cel.function.CallSite;
import io.envtest.cel.function.CostEstimate;
import io.envtest.cel.function.Saturated;
import io.envtest.cel.function.SizeEstimate;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.Values;

/** Costs of functions on strings whose results may be larger or smaller than what goes in. */
final class StringCosts {

    /** Searching a list or a string for a value. */
    static final CallCost INDEX = new CallCost(
            call -> CallEstimate.of(traversal(call)),
            (args, result) -> args[0] instanceof String
                    ? Saturated.scale(CallCost.size(args, 0), CallCost.TRAVERSAL)
                    : CallCost.size(args, 0));

    /** Putting strings together with something in between. */
    static final CallCost JOIN = new CallCost(
            StringCosts::estimateJoin, (args, result) -> Saturated.scale(Values.costSize(result), CallCost.TRAVERSAL));

    /** Replacing parts of a string. */
    static final CallCost REPLACE = new CallCost(
            StringCosts::estimateReplace,
            (args, result) -> Saturated.scale(CallCost.size(args, 0), 2 * CallCost.TRAVERSAL));

    /** Splitting a string. */
    static final CallCost SPLIT = new CallCost(
            StringCosts::estimateSplit,
            (args, result) -> Saturated.scale(CallCost.size(args, 0), 2 * CallCost.TRAVERSAL));

    private StringCosts() {}

    /** Going through a list, looking at every element as far as it is a string, or through a string. */
    private static CostEstimate traversal(CallSite call) {
        CelType type = call.type(0);
        if (type.kind() != CelType.Kind.LIST) {
            return call.size(0).cost(CallCost.TRAVERSAL);
        }
        CelType element = type.parameter(0);
        boolean text = element == CelType.STRING || element == CelType.BYTES;
        CostEstimate each =
                text ? CostEstimate.ONE.plus(call.elementSize(0).cost(CallCost.TRAVERSAL)) : CostEstimate.ONE;
        return call.size(0).cost(each);
    }

    private static CallEstimate estimateJoin(CallSite call) {
        SizeEstimate list = call.size(0);
        SizeEstimate size = list.times(call.elementSize(0));
        if (call.count() > 1) {
            SizeEstimate separators = new SizeEstimate(Math.max(0, list.min() - 1), Math.max(0, list.max() - 1));
            size = size.plus(call.size(1).times(separators));
        }
        return new CallEstimate(size.cost(CallCost.TRAVERSAL), size);
    }

    private static CallEstimate estimateSplit(CallSite call) {
        SizeEstimate size = call.size(0);
        long most = size.max();
        if (call.count() > 2 && call.literal(2) instanceof Long limit && limit >= 0) {
            most = Math.min(most, limit);
        }
        return new CallEstimate(size.cost(2 * CallCost.TRAVERSAL), new SizeEstimate(0, most));
    }

    private static CallEstimate estimateReplace(CallSite call) {
        SizeEstimate text = call.size(0);
        long shortest = replaced(text.min(), call.size(1).max(), call.size(2).min(), false);
        long longest = replaced(text.max(), call.size(1).min(), call.size(2).max(), true);
        return new CallEstimate(text.cost(2 * CallCost.TRAVERSAL), new SizeEstimate(shortest, longest));
    }

    /** How long a text of a length is after every part of a length has become another of another length. */
    private static long replaced(long text, long part, long replacement, boolean longest) {
        if (part == 0) {
            return Saturated.add(Saturated.multiply(Saturated.add(text, 1), replacement), text);
        }
        boolean keeps = longest ? replacement <= part : part <= replacement;
        if (keeps) {
            return text;
        }
        long parts = text == Long.MAX_VALUE ? Long.MAX_VALUE : (long) Math.ceil((double) text / part);
        return Saturated.multiply(parts, replacement);
    }
}
