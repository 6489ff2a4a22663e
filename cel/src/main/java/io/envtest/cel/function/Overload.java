package io.envtest.cel.function;

import io.envtest.cel.value.CelType;
import java.util.List;

/**
 * One form of a function.
 *
 * @param member whether it is called on a target, which then is its first parameter
 * @param parameters the types of the parameters
 * @param result the type of the result
 * @param implementation what it does
 * @param cost what it costs
 */
public record Overload(
        boolean member, List<CelType> parameters, CelType result, Implementation implementation, CallCost cost) {

    /** A form without a target. */
    public static Overload global(
            List<CelType> parameters, CelType result, CallCost cost, Implementation implementation) {
        return new Overload(false, parameters, result, implementation, cost);
    }

    /** A form with a target, which is the first parameter. */
    public static Overload member(
            List<CelType> parameters, CelType result, CallCost cost, Implementation implementation) {
        return new Overload(true, parameters, result, implementation, cost);
    }

    /** Whether values of these arguments fit the parameters, as far as that can be told from the values. */
    public boolean accepts(Object[] args) {
        if (args.length != parameters.size()) {
            return false;
        }
        for (int i = 0; i < args.length; i++) {
            if (!RuntimeTypes.accepts(parameters.get(i), args[i])) {
                return false;
            }
        }
        return true;
    }
}
