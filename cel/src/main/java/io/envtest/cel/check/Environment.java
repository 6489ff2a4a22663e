package io.envtest.cel.check;

import io.envtest.cel.function.FunctionTable;
import io.envtest.cel.value.CelType;
import java.util.List;
import java.util.Map;

/**
 * What an expression may name.
 *
 * @param functions the functions
 * @param validators what to look for once the types are right
 * @param variables the types of the variables, by name
 * @param types the types
 */
public record Environment(
        FunctionTable functions, List<Validator> validators, Map<String, CelType> variables, TypeProvider types) {

    /** The same with other variables and types. */
    public Environment with(Map<String, CelType> otherVariables, TypeProvider otherTypes) {
        return new Environment(functions, validators, otherVariables, otherTypes);
    }
}
