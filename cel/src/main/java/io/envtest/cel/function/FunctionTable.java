package io.envtest.cel.function;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All functions an expression may call, by name. Immutable. */
public final class FunctionTable {

    private final Map<String, Function> functions;

    private FunctionTable(Map<String, Function> functions) {
        this.functions = functions;
    }

    /** A table of these functions; forms of functions with the same name are put together in order. */
    public static FunctionTable of(List<Function> functions) {
        Map<String, Function> byName = new HashMap<>();
        for (Function function : functions) {
            byName.merge(function.name(), function, Function::plus);
        }
        return new FunctionTable(byName);
    }

    /** The function of a name, or null. */
    public @Nullable Function find(String name) {
        return functions.get(name);
    }
}
