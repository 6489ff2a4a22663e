package io.envtest.cel.function;

import io.envtest.cel.value.CelError;
import io.envtest.cel.value.Values;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A function with all its forms.
 *
 * @param name its name; operators have names that cannot be written
 * @param overloads its forms, in the order in which they are tried
 * @param operand for operators and the like: which first operands know the operation at all; null for others
 * @param single whether all forms do the same, so that values that fit no form are left to it
 */
public record Function(
        String name, List<Overload> overloads, @Nullable Predicate<Object> operand, boolean single) {

    /** A function with these forms. */
    public static Function of(String name, Overload... overloads) {
        return new Function(name, List.of(overloads), null, false);
    }

    /** An operation of values, with these forms, that only some values know. */
    public static Function operation(String name, Predicate<Object> operand, Overload... overloads) {
        return of(name, operand, List.of(overloads));
    }

    /** A function with these forms. */
    public static Function of(String name, List<Overload> overloads) {
        return new Function(name, overloads, null, false);
    }

    /** An operation of values, with these forms, that only some values know. */
    public static Function of(String name, Predicate<Object> operand, List<Overload> overloads) {
        return new Function(name, overloads, operand, false);
    }

    /** An operation of values whose forms all do the same. */
    public static Function single(String name, Predicate<Object> operand, List<Overload> overloads) {
        return new Function(name, overloads, operand, true);
    }

    /** The first form that accepts these arguments, or null. */
    public @Nullable Overload find(boolean member, Object[] args) {
        for (Overload overload : overloads) {
            if (overload.member() == member && overload.accepts(args)) {
                return overload;
            }
        }
        boolean left = single && operand != null && operand.test(args[0]);
        return left ? overloads.get(0) : null;
    }

    /** The error for arguments that no form accepts. */
    public CelError noSuchOverload(Object[] args) {
        if (operand != null) {
            return operand.test(args[0]) ? CelError.NO_SUCH_OVERLOAD : new CelError("no such overload: " + name);
        }
        String types =
                Arrays.stream(args).map(arg -> Values.typeOf(arg).name()).collect(Collectors.joining(", ", "(", ")"));
        return new CelError("no such overload: " + name + types);
    }

    /** This function with the forms of another of the same name after its own. */
    Function plus(Function other) {
        List<Overload> all =
                Stream.concat(overloads.stream(), other.overloads.stream()).toList();
        return new Function(name, all, operand == null ? other.operand : operand, single);
    }
}
