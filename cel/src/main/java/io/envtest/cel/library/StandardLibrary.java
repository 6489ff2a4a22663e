package io.envtest.cel.library;

import static io.envtest.cel.function.Overload.global;
import static io.envtest.cel.function.Overload.member;
import static io.envtest.cel.library.Types.A;
import static io.envtest.cel.library.Types.LIST_A;
import static io.envtest.cel.library.Types.MAP_A_B;
import static io.envtest.cel.value.CelType.BOOL;
import static io.envtest.cel.value.CelType.BYTES;
import static io.envtest.cel.value.CelType.DYN;
import static io.envtest.cel.value.CelType.INT;
import static io.envtest.cel.value.CelType.STRING;

import io.envtest.cel.function.CallCost;
import io.envtest.cel.function.CallEstimate;
import io.envtest.cel.function.CostEstimate;
import io.envtest.cel.function.Function;
import io.envtest.cel.function.Implementation;
import io.envtest.cel.function.Overload;
import io.envtest.cel.function.Saturated;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.Values;
import java.util.ArrayList;
import java.util.List;

/** The standard functions that are no operators, no conversions and not about time. */
final class StandardLibrary {

    private static final CallCost CONTAINS = new CallCost(
            call -> CallEstimate.of(
                    call.size(0).cost(CallCost.TRAVERSAL).times(call.size(1).cost(CallCost.TRAVERSAL))),
            (args, result) -> Saturated.multiply(
                    Saturated.scale(CallCost.size(args, 0), CallCost.TRAVERSAL),
                    Saturated.scale(CallCost.size(args, 1), CallCost.TRAVERSAL)));

    /** The estimate looks at what is searched for, the count at what is searched. */
    private static final CallCost AFFIX = CallCost.traverse(1)
            .counting((args, result) -> Saturated.scale(CallCost.size(args, 0), CallCost.TRAVERSAL));

    /** A value seen as another type, which changes nothing of its size. */
    private static final CallCost SAME_SIZE =
            new CallCost(call -> new CallEstimate(CostEstimate.ONE, call.size(0)), (args, result) -> 1);

    private StandardLibrary() {}

    static List<Function> functions() {
        List<CelType> two = List.of(STRING, STRING);
        Implementation matches = Patterns.matching("", (matcher, args) -> matcher.find());
        CallCost match = CallCost.match();
        return List.of(
                size(),
                Function.of(
                        "type", global(List.of(A), CelType.typeOf(A), CallCost.ONE, args -> Values.typeOf(args[0]))),
                Function.of("dyn", global(List.of(A), DYN, SAME_SIZE, args -> args[0])),
                Function.operation(
                        "contains",
                        value -> true,
                        member(two, BOOL, CONTAINS, args -> ((String) args[0]).contains((String) args[1]))),
                Function.operation(
                        "endsWith",
                        value -> true,
                        member(two, BOOL, AFFIX, args -> ((String) args[0]).endsWith((String) args[1]))),
                Function.operation(
                        "startsWith",
                        value -> true,
                        member(two, BOOL, AFFIX, args -> ((String) args[0]).startsWith((String) args[1]))),
                Function.operation(
                        "matches",
                        value -> true,
                        global(two, BOOL, CallCost.ONE.counting(match.actual()), matches),
                        member(two, BOOL, match, matches)));
    }

    private static Function size() {
        List<Overload> overloads = new ArrayList<>();
        for (CelType type : List.of(BYTES, LIST_A, MAP_A_B, STRING)) {
            overloads.add(global(List.of(type), INT, CallCost.ONE, args -> Values.costSize(args[0])));
            overloads.add(member(List.of(type), INT, CallCost.ONE, args -> Values.costSize(args[0])));
        }
        return Function.of("size", value -> false, overloads);
    }
}
