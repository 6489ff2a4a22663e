package io.envtest.cel.check;

import io.envtest.cel.function.FunctionTable;
import io.envtest.cel.value.CelType;
import java.util.Map;

/**
 * What an expression may name.
 *
 * @param functions the functions
 * @param variables the types of the variables, by name
 * @param types the types
 */
public record Environment(FunctionTable functions, Map<String, CelType> variables, TypeProvider types) {}
