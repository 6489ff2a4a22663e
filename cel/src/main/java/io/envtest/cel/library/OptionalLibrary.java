package io.envtest.cel.library;

import static io.envtest.cel.function.Overload.global;
import static io.envtest.cel.function.Overload.member;
import static io.envtest.cel.library.Types.A;
import static io.envtest.cel.library.Types.LIST_A;
import static io.envtest.cel.library.Types.OPTIONAL_A;
import static io.envtest.cel.value.CelType.BOOL;

import io.envtest.cel.function.CallCost;
import io.envtest.cel.function.Function;
import io.envtest.cel.function.Implementation;
import io.envtest.cel.value.Bytes;
import io.envtest.cel.value.CelError;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.ListValue;
import io.envtest.cel.value.MapValue;
import io.envtest.cel.value.NullValue;
import io.envtest.cel.value.Numbers;
import io.envtest.cel.value.OptionalValue;
import io.envtest.cel.value.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Optional values. */
final class OptionalLibrary {

    private OptionalLibrary() {}

    static List<Function> functions() {
        List<CelType> two = List.of(OPTIONAL_A, OPTIONAL_A);
        CelType optionals = CelType.list(OPTIONAL_A);
        return List.of(
                Function.of(
                        "optional.of",
                        global(List.of(A), OPTIONAL_A, CallCost.ONE, args -> new OptionalValue(args[0]))),
                Function.of(
                        "optional.ofNonZeroValue",
                        global(
                                List.of(A),
                                OPTIONAL_A,
                                CallCost.ONE,
                                args -> isZero(args[0]) ? OptionalValue.NONE : new OptionalValue(args[0]))),
                Function.of("optional.none", global(List.of(), OPTIONAL_A, CallCost.ONE, args -> OptionalValue.NONE)),
                Function.of(
                        "value", member(List.of(OPTIONAL_A), A, CallCost.ONE, args -> value((OptionalValue) args[0]))),
                Function.of(
                        "hasValue",
                        member(List.of(OPTIONAL_A), BOOL, CallCost.ONE, args -> ((OptionalValue) args[0]).hasValue())),
                Function.of("or", member(two, OPTIONAL_A, CallCost.ONE, or())),
                Function.of("orValue", member(List.of(OPTIONAL_A, A), A, CallCost.ONE, orValue())),
                Function.of(
                        "optional.unwrap", global(List.of(optionals), LIST_A, CallCost.ONE, OptionalLibrary::unwrap)),
                Function.of("unwrapOpt", member(List.of(optionals), LIST_A, CallCost.ONE, OptionalLibrary::unwrap)),
                Function.of("first", member(List.of(LIST_A), OPTIONAL_A, CallCost.ONE, args -> element(args, true))),
                Function.of("last", member(List.of(LIST_A), OPTIONAL_A, CallCost.ONE, args -> element(args, false))));
    }

    private static Implementation or() {
        return args -> ((OptionalValue) args[0]).hasValue() ? args[0] : args[1];
    }

    private static Implementation orValue() {
        return args -> {
            Object content = ((OptionalValue) args[0]).content();
            return content == null ? args[1] : content;
        };
    }

    private static Object value(OptionalValue optional) {
        Object content = optional.content();
        return content == null ? new CelError("optional.none() dereference") : content;
    }

    private static Object unwrap(Object[] args) {
        List<Object> present = new ArrayList<>();
        for (Object element : (ListValue) args[0]) {
            Object content = element instanceof OptionalValue optional ? optional.content() : element;
            if (content != null) {
                present.add(content);
            }
        }
        return ListValue.of(present);
    }

    private static Object element(Object[] args, boolean first) {
        ListValue list = (ListValue) args[0];
        return list.isEmpty() ? OptionalValue.NONE : new OptionalValue(list.get(first ? 0 : list.size() - 1));
    }

    private static boolean isZero(Object value) {
        if (value instanceof ListValue
                || value instanceof MapValue
                || value instanceof String
                || value instanceof Bytes) {
            return Values.costSize(value) == 0;
        }
        if (Numbers.isNumber(value)) {
            return Values.equal(value, 0L);
        }
        return value == NullValue.NULL
                || Boolean.FALSE.equals(value)
                || (value instanceof Duration duration && duration.isZero())
                || (value instanceof OptionalValue optional && !optional.hasValue());
    }
}
