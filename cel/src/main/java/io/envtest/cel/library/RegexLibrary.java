package io.envtest.cel.library;

import static io.envtest.cel.function.Overload.member;
import static io.envtest.cel.library.Types.LIST_STRING;
import static io.envtest.cel.value.CelType.INT;
import static io.envtest.cel.value.CelType.STRING;

import com.google.re2j.Matcher;
import io.envtest.cel.function.CallCost;
import io.envtest.cel.function.CallEstimate;
import io.envtest.cel.function.Function;
import io.envtest.cel.function.Implementation;
import io.envtest.cel.function.SizeEstimate;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.ListValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** The functions of Kubernetes on regular expressions. */
final class RegexLibrary {

    private static final CallCost FIND = new CallCost(
            call -> new CallEstimate(
                    CallCost.matchEstimate(call.size(0), call.size(1)),
                    new SizeEstimate(0, call.size(0).max())),
            CallCost.match().actual());

    private RegexLibrary() {}

    static List<Function> functions() {
        List<CelType> two = List.of(STRING, STRING);
        return List.of(
                Function.of("find", member(two, STRING, FIND, find((matcher, args) -> first(matcher)))),
                Function.of(
                        "findAll",
                        member(two, LIST_STRING, FIND, find((matcher, args) -> all(matcher, -1))),
                        member(
                                List.of(STRING, STRING, INT),
                                LIST_STRING,
                                FIND,
                                find((matcher, args) -> all(matcher, (Long) args[2])))));
    }

    private static Implementation find(BiFunction<Matcher, Object[], Object> use) {
        return Patterns.matching("Illegal regex: ", use);
    }

    private static Object first(Matcher matcher) {
        return matcher.find() ? matcher.group() : "";
    }

    private static Object all(Matcher matcher, long most) {
        List<Object> found = new ArrayList<>();
        while ((most < 0 || found.size() < most) && matcher.find()) {
            found.add(matcher.group());
        }
        return ListValue.of(found);
    }
}
