package io.envtest.cel.library;

import static io.envtest.cel.function.Overload.global;
import static io.envtest.cel.library.Types.A;
import static io.envtest.cel.library.Types.B;
import static io.envtest.cel.library.Types.LIST_A;
import static io.envtest.cel.library.Types.MAP_A_B;
import static io.envtest.cel.library.Types.OPTIONAL_A;
import static io.envtest.cel.library.Types.OPTIONAL_B;
import static io.envtest.cel.value.CelType.BOOL;
import static io.envtest.cel.value.CelType.BYTES;
import static io.envtest.cel.value.CelType.DOUBLE;
import static io.envtest.cel.value.CelType.DURATION;
import static io.envtest.cel.value.CelType.DYN;
import static io.envtest.cel.value.CelType.INT;
import static io.envtest.cel.value.CelType.STRING;
import static io.envtest.cel.value.CelType.TIMESTAMP;
import static io.envtest.cel.value.CelType.UINT;

import io.envtest.cel.function.CallCost;
import io.envtest.cel.function.Function;
import io.envtest.cel.function.Implementation;
import io.envtest.cel.function.Overload;
import io.envtest.cel.syntax.Operators;
import io.envtest.cel.value.Bytes;
import io.envtest.cel.value.CelError;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.ListValue;
import io.envtest.cel.value.MapValue;
import io.envtest.cel.value.OpaqueValue;
import io.envtest.cel.value.UInt;
import io.envtest.cel.value.Values;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/** The operators. */
final class OperatorLibrary {

    private static final CelType[][] ORDERED = {
        {BOOL, BOOL},
        {INT, INT},
        {INT, DOUBLE},
        {INT, UINT},
        {UINT, UINT},
        {UINT, DOUBLE},
        {UINT, INT},
        {DOUBLE, DOUBLE},
        {DOUBLE, INT},
        {DOUBLE, UINT},
        {STRING, STRING},
        {BYTES, BYTES},
        {TIMESTAMP, TIMESTAMP},
        {DURATION, DURATION},
    };

    /** These are taken apart by the planner and never called. */
    private static final Implementation PLANNED = args -> CelError.NO_SUCH_OVERLOAD;

    private OperatorLibrary() {}

    static List<Function> functions() {
        List<Function> functions = new ArrayList<>(logic());
        functions.add(equality(Operators.EQUALS, true));
        functions.add(equality(Operators.NOT_EQUALS, false));
        functions.add(comparison(Operators.LESS, order -> order < 0));
        functions.add(comparison(Operators.LESS_EQUALS, order -> order <= 0));
        functions.add(comparison(Operators.GREATER, order -> order > 0));
        functions.add(comparison(Operators.GREATER_EQUALS, order -> order >= 0));
        functions.addAll(arithmetic());
        functions.addAll(access());
        functions.add(membership());
        return functions;
    }

    private static List<Function> logic() {
        List<CelType> two = List.of(BOOL, BOOL);
        return List.of(
                Function.of(Operators.CONDITIONAL, global(List.of(BOOL, A, A), A, CallCost.ONE, PLANNED)),
                Function.of(Operators.AND, global(two, BOOL, CallCost.ONE, PLANNED)),
                Function.of(Operators.OR, global(two, BOOL, CallCost.ONE, PLANNED)),
                Function.of(Operators.NOT_STRICTLY_FALSE, global(List.of(BOOL), BOOL, CallCost.ONE, PLANNED)),
                Function.operation(Operators.NOT, value -> true, global(List.of(BOOL), BOOL, CallCost.ONE, args ->
                        !(Boolean) args[0])));
    }

    private static Function equality(String name, boolean whenEqual) {
        Overload overload = global(
                List.of(A, A),
                BOOL,
                Costs.COMPARISON,
                args -> isComparable(args[0], args[1])
                        ? (Object) (Values.equal(args[0], args[1]) == whenEqual)
                        : CelError.NO_SUCH_OVERLOAD);
        return Function.of(name, overload);
    }

    /** A value of a library compares only with its like. */
    private static boolean isComparable(Object left, Object right) {
        return !(left instanceof OpaqueValue opaque) || (opaque.isComparable() && left.getClass() == right.getClass());
    }

    private static Function comparison(String name, LongPredicate holds) {
        List<Overload> overloads = new ArrayList<>();
        for (CelType[] types : ORDERED) {
            CallCost cost = types[0] == STRING || types[0] == BYTES ? Costs.COMPARISON : CallCost.ONE;
            overloads.add(global(List.of(types), BOOL, cost, args -> {
                Object order = Values.compare(args[0], args[1]);
                return order instanceof Long number ? (Object) holds.test(number) : order;
            }));
        }
        return Function.of(name, OperatorLibrary::isOrdered, overloads);
    }

    private static boolean isOrdered(Object value) {
        return !(value instanceof ListValue || value instanceof MapValue || value instanceof CelType)
                && !(Values.compare(value, value) instanceof CelError);
    }

    private static List<Function> arithmetic() {
        Predicate<Object> number = value -> value instanceof Long || value instanceof Double || value instanceof UInt;
        Predicate<Object> time = value -> value instanceof Duration || value instanceof OffsetDateTime;
        Predicate<Object> sequence =
                value -> value instanceof String || value instanceof ListValue || value instanceof Bytes;
        return List.of(
                Function.operation(Operators.ADD, number.or(time).or(sequence), Additions.overloads()),
                Function.operation(
                        Operators.SUBTRACT,
                        number.or(time),
                        binary(DOUBLE, args -> (Double) args[0] - (Double) args[1]),
                        global(List.of(DURATION, DURATION), DURATION, CallCost.ONE, Temporal::minusDuration),
                        binary(INT, Arithmetic::subtractInts),
                        global(List.of(TIMESTAMP, DURATION), TIMESTAMP, CallCost.ONE, Temporal::minusDuration),
                        global(List.of(TIMESTAMP, TIMESTAMP), DURATION, CallCost.ONE, Temporal::between),
                        binary(UINT, Arithmetic::subtractUInts)),
                Function.operation(
                        Operators.MULTIPLY,
                        number,
                        binary(DOUBLE, args -> (Double) args[0] * (Double) args[1]),
                        binary(INT, Arithmetic::multiplyInts),
                        binary(UINT, Arithmetic::multiplyUInts)),
                Function.operation(
                        Operators.DIVIDE,
                        number,
                        binary(DOUBLE, args -> (Double) args[0] / (Double) args[1]),
                        binary(INT, Arithmetic::divideInts),
                        binary(UINT, Arithmetic::divideUInts)),
                Function.operation(
                        Operators.MODULO,
                        value -> number.test(value) && !(value instanceof Double),
                        binary(INT, Arithmetic::moduloInts),
                        binary(UINT, Arithmetic::moduloUInts)),
                Function.operation(
                        Operators.NEGATE,
                        value -> true,
                        global(List.of(DOUBLE), DOUBLE, CallCost.ONE, args -> -(Double) args[0]),
                        global(List.of(INT), INT, CallCost.ONE, Arithmetic::negateInt)));
    }

    static Overload binary(CelType type, Implementation implementation) {
        return global(List.of(type, type), type, CallCost.ONE, implementation);
    }

    private static List<Function> access() {
        CelType optionalList = CelType.optional(LIST_A);
        CelType optionalMap = CelType.optional(MAP_A_B);
        return List.of(
                Function.of(
                        Operators.INDEX,
                        global(List.of(LIST_A, INT), A, CallCost.ONE, PLANNED),
                        global(List.of(MAP_A_B, A), B, CallCost.ONE, PLANNED),
                        global(List.of(optionalList, INT), OPTIONAL_A, CallCost.ONE, PLANNED),
                        global(List.of(optionalMap, A), OPTIONAL_B, CallCost.ONE, PLANNED)),
                Function.of(
                        Operators.OPTIONAL_INDEX,
                        global(List.of(LIST_A, INT), OPTIONAL_A, CallCost.ONE, PLANNED),
                        global(List.of(optionalList, INT), OPTIONAL_A, CallCost.ONE, PLANNED),
                        global(List.of(MAP_A_B, A), OPTIONAL_B, CallCost.ONE, PLANNED),
                        global(List.of(optionalMap, A), OPTIONAL_B, CallCost.ONE, PLANNED)),
                Function.of(
                        Operators.OPTIONAL_SELECT,
                        global(List.of(DYN, STRING), CelType.OPTIONAL, CallCost.ONE, PLANNED)));
    }

    private static Function membership() {
        return Function.operation(
                Operators.IN,
                value -> true,
                global(
                        List.of(A, LIST_A),
                        BOOL,
                        CallCost.traverse(1, 1),
                        args -> ((ListValue) args[1]).includes(args[0])),
                global(List.of(A, MAP_A_B), BOOL, CallCost.ONE, args -> ((MapValue) args[1]).find(args[0]) != null));
    }
}
