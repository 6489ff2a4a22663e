package io.envtest.cel.library;

import static io.envtest.cel.function.Overload.global;
import static io.envtest.cel.library.Types.LIST_A;
import static io.envtest.cel.value.CelType.BOOL;

import io.envtest.cel.function.CallCost;
import io.envtest.cel.function.CallEstimate;
import io.envtest.cel.function.CostEstimate;
import io.envtest.cel.function.Function;
import io.envtest.cel.function.Saturated;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.ListValue;
import java.util.List;

/** Lists taken as sets. */
final class SetLibrary {

    private SetLibrary() {}

    static List<Function> functions() {
        List<CelType> two = List.of(LIST_A, LIST_A);
        return List.of(
                Function.of("sets.contains", global(two, BOOL, product(1), args -> includesAll(args[0], args[1]))),
                Function.of(
                        "sets.equivalent",
                        global(
                                two,
                                BOOL,
                                product(2),
                                args -> includesAll(args[0], args[1]) && includesAll(args[1], args[0]))),
                Function.of("sets.intersects", global(two, BOOL, product(1), args -> intersects(args[0], args[1]))));
    }

    /** Every element of one with every element of the other, and the call itself. */
    private static CallCost product(int times) {
        return new CallCost(
                call -> {
                    CostEstimate pairs = call.size(0).times(call.size(1)).cost(times);
                    return CallEstimate.of(pairs.plus(CostEstimate.ONE));
                },
                (args, result) -> Saturated.add(
                        1,
                        Saturated.multiply(times, Saturated.multiply(CallCost.size(args, 0), CallCost.size(args, 1)))));
    }

    private static boolean includesAll(Object list, Object elements) {
        for (Object element : (ListValue) elements) {
            if (!((ListValue) list).includes(element)) {
                return false;
            }
        }
        return true;
    }

    private static boolean intersects(Object left, Object right) {
        for (Object element : (ListValue) left) {
            if (((ListValue) right).includes(element)) {
                return true;
            }
        }
        return false;
    }
}
