package io.envtest.cel.library;

import static io.envtest.cel.function.Overload.global;
import static io.envtest.cel.function.Overload.member;
import static io.envtest.cel.library.Types.LIST_STRING;
import static io.envtest.cel.value.CelType.INT;
import static io.envtest.cel.value.CelType.STRING;

import io.envtest.cel.function.CallCost;
import io.envtest.cel.function.CallEstimate;
import io.envtest.cel.function.Function;
import io.envtest.cel.function.Saturated;
import io.envtest.cel.function.SizeEstimate;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.ListValue;
import java.util.List;

/** The extension for strings, in its version 2. */
final class StringLibrary {

    private static final CelType LIST_DYN = CelType.LIST;

    private static final CallCost FORMAT = new CallCost(
            call -> CallEstimate.of(call.size(0).cost(CallCost.TRAVERSAL)),
            (args, result) -> Saturated.scale(CallCost.size(args, 0), CallCost.TRAVERSAL));

    private static final CallCost QUOTE = new CallCost(
            call -> {
                SizeEstimate size = call.size(0);
                long max = Saturated.add(Saturated.multiply(size.max(), 2), 2);
                return new CallEstimate(
                        size.cost(CallCost.TRAVERSAL), new SizeEstimate(Saturated.add(size.min(), 2), max));
            },
            (args, result) -> Saturated.scale(CallCost.size(args, 0), CallCost.TRAVERSAL));

    private StringLibrary() {}

    static List<Function> functions() {
        CallCost transform = CallCost.transform(0);
        List<CelType> one = List.of(STRING);
        List<CelType> withInt = List.of(STRING, INT);
        List<CelType> two = List.of(STRING, STRING);
        List<CelType> twoWithInt = List.of(STRING, STRING, INT);
        return List.of(
                Function.of("charAt", member(withInt, STRING, CallCost.ONE, Strings::charAt)),
                Function.of(
                        "indexOf",
                        member(two, INT, StringCosts.INDEX, Strings::indexOf),
                        member(twoWithInt, INT, StringCosts.INDEX, Strings::indexOf)),
                Function.of(
                        "lastIndexOf",
                        member(two, INT, StringCosts.INDEX, Strings::lastIndexOf),
                        member(twoWithInt, INT, StringCosts.INDEX, Strings::lastIndexOf)),
                Function.of("lowerAscii", member(one, STRING, transform, Strings::lowerAscii)),
                Function.of("upperAscii", member(one, STRING, transform, Strings::upperAscii)),
                Function.of("trim", member(one, STRING, transform, Strings::trim)),
                Function.of(
                        "replace",
                        member(List.of(STRING, STRING, STRING), STRING, StringCosts.REPLACE, Strings::replace),
                        member(List.of(STRING, STRING, STRING, INT), STRING, StringCosts.REPLACE, Strings::replace)),
                Function.of(
                        "split",
                        member(two, LIST_STRING, StringCosts.SPLIT, Strings::split),
                        member(twoWithInt, LIST_STRING, StringCosts.SPLIT, Strings::split)),
                Function.of(
                        "substring",
                        member(withInt, STRING, transform, Strings::substring),
                        member(List.of(STRING, INT, INT), STRING, transform, Strings::substring)),
                Function.of(
                        "join",
                        member(List.of(LIST_STRING), STRING, StringCosts.JOIN, Strings::join),
                        member(List.of(LIST_STRING, STRING), STRING, StringCosts.JOIN, Strings::join)),
                Function.of(
                        "format",
                        member(
                                List.of(STRING, LIST_DYN),
                                STRING,
                                FORMAT,
                                args -> StringFormat.format((String) args[0], (ListValue) args[1]))),
                Function.of("strings.quote", global(one, STRING, QUOTE, Strings::quote)));
    }
}
