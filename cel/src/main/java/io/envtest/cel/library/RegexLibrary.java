package io.envtest.cel.library;

import static io.envtest.cel.function.Overload.member;
import static io.envtest.cel.library.Types.LIST_STRING;
import static io.envtest.cel.value.CelType.INT;
import static io.envtest.cel.value.CelType.STRING;

import com.google.re2j.Matcher;
import io.envtest.cel.function.CallCost;
import io.envtest.cel.function.CallEstimate;
import io.envtest.cel.function.Function;
import io.envtest.cel.function.SizeEstimate;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.ListValue;
import java.util.ArrayList;
import java.util.List;

/** The functions of Kubernetes on regular expressions. */
final class RegexLibrary {

    private static final CallCost FIND = new CallCost(
            call -> new CallEstimate(
                    CallCost.matchEstimate(call.size(0), call.size(1)), new SizeEstimate(0, call.size(0).max())),
            CallCost.match().actual());

    private RegexLibrary() {}

    static List<Function> functions() {
        List<CelType> two = List.of(STRING, STRING);
        return List.of(
                Function.of(
                        "find",
                        member(two, STRING, FIND, args -> Patterns.find((String) args[1], RegexLibrary::first, (String) args[0]))),
                Function.of(
                        "findAll",
                        member(two, LIST_STRING, FIND, args -> findAll(args, -1)),
                        member(List.of(STRING, STRING, INT), LIST_STRING, FIND, args -> findAll(args, (Long) args[2]))));
    }

    private static Object first(Matcher matcher) {
        return matcher.find() ? matcher.group() : "";
    }

    private static Object findAll(Object[] args, long most) {
        return Patterns.find((String) args[1], matcher -> all(matcher, most), (String) args[0]);
    }

    private static Object all(Matcher matcher, long most) {
        List<Object> found = new ArrayList<>();
        while ((most < 0 || found.size() < most) && matcher.find()) {
            found.add(matcher.group());
        }
        return ListValue.of(found);
    }
}
