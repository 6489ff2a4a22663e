package io.envtest.cel.library;

import static io.envtest.cel.function.Overload.global;
import static io.envtest.cel.function.Overload.member;
import static io.envtest.cel.value.CelType.BOOL;
import static io.envtest.cel.value.CelType.DOUBLE;
import static io.envtest.cel.value.CelType.INT;
import static io.envtest.cel.value.CelType.STRING;

import io.envtest.cel.function.CallCost;
import io.envtest.cel.function.Function;
import io.envtest.cel.function.Implementation;
import io.envtest.cel.value.CelError;
import io.envtest.cel.value.CelType;
import java.math.BigDecimal;
import java.util.List;

/** Quantities. */
final class QuantityLibrary {

    private static final List<CelType> ONE = List.of(Quantity.TYPE);
    private static final List<CelType> TWO = List.of(Quantity.TYPE, Quantity.TYPE);
    private static final List<CelType> WITH_INT = List.of(Quantity.TYPE, INT);

    private QuantityLibrary() {}

    static List<Function> functions() {
        CallCost traverse = CallCost.traverse(0);
        return List.of(
                Function.of("quantity", global(List.of(STRING), Quantity.TYPE, traverse, QuantityLibrary::parse)),
                Function.of(
                        "isQuantity",
                        global(
                                List.of(STRING),
                                BOOL,
                                traverse,
                                args -> Quantity.parse((String) args[0]) instanceof Quantity)),
                Function.of("sign", global(ONE, INT, CallCost.ONE, args ->
                        (long) value(args, 0).signum())),
                Function.of("isInteger", member(ONE, BOOL, CallCost.ONE, args -> ((Quantity) args[0]).isInteger())),
                Function.of("asInteger", member(ONE, INT, CallCost.ONE, QuantityLibrary::asInteger)),
                Function.of(
                        "asApproximateFloat",
                        member(ONE, DOUBLE, CallCost.ONE, args -> value(args, 0).doubleValue())),
                arithmetic("add", args -> ((Quantity) args[0]).plus(operand(args))),
                arithmetic(
                        "sub", args -> ((Quantity) args[0]).plus(operand(args).negated())),
                Function.of("isLessThan", member(TWO, BOOL, CallCost.ONE, args -> compare(args) < 0)),
                Function.of("isGreaterThan", member(TWO, BOOL, CallCost.ONE, args -> compare(args) > 0)),
                Function.of("compareTo", member(TWO, INT, CallCost.ONE, args -> (long) compare(args))));
    }

    private static Function arithmetic(String name, Implementation implementation) {
        return Function.of(
                name,
                member(TWO, Quantity.TYPE, CallCost.ONE, implementation),
                member(WITH_INT, Quantity.TYPE, CallCost.ONE, implementation));
    }

    private static Object parse(Object[] args) {
        Object parsed = Quantity.parse((String) args[0]);
        return parsed instanceof String message ? new CelError(message) : parsed;
    }

    private static BigDecimal value(Object[] args, int index) {
        return ((Quantity) args[index]).value();
    }

    private static Quantity operand(Object[] args) {
        return args[1] instanceof Quantity quantity ? quantity : new Quantity(BigDecimal.valueOf((Long) args[1]), true);
    }

    private static int compare(Object[] args) {
        return value(args, 0).compareTo(value(args, 1));
    }

    private static Object asInteger(Object[] args) {
        Quantity quantity = (Quantity) args[0];
        return quantity.isInteger()
                ? (Object) quantity.value().longValue()
                : new CelError("cannot convert value to integer");
    }
}
