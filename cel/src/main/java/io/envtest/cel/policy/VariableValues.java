package io.envtest.cel.policy;

import io.envtest.cel.eval.Activation;
import io.envtest.cel.eval.Evaluation;
import io.envtest.cel.eval.Program;
import io.envtest.cel.value.CelError;
import io.envtest.cel.value.MapValue;
import io.envtest.internal.schema.cel.CelEngine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of a policy, each evaluated when it is first used. Not safe for use by many threads. */
final class VariableValues extends MapValue {

    private final Map<String, CompiledPolicyExpression> variables;
    private final Activation activation;
    private final Map<String, Object> values = new HashMap<>();
    private long cost;

    VariableValues(Map<String, CompiledPolicyExpression> variables, Activation activation) {
        this.variables = variables;
        this.activation = activation;
    }

    @Override
    public int size() {
        return variables.size();
    }

    @Override
    public @Nullable Object find(Object key) {
        CompiledPolicyExpression variable = key instanceof String name ? variables.get(name) : null;
        if (variable == null) {
            return null;
        }
        Object known = values.get(key);
        if (known == null) {
            known = evaluate((String) key, variable);
            values.put((String) key, known);
        }
        return known;
    }

    private Object evaluate(String name, CompiledPolicyExpression variable) {
        Program program = variable.program();
        if (program == null) {
            return failed(name, String.valueOf(variable.error()));
        }
        Evaluation evaluation = program.run(activation, CelEngine.PER_CALL_LIMIT);
        cost += evaluation.cost();
        return evaluation.value() instanceof CelError error ? failed(name, error.message()) : evaluation.value();
    }

    private static CelError failed(String name, String message) {
        return new CelError("composited variable \"" + name + "\" fails to evaluate: " + message);
    }

    /** What evaluating variables has cost since this was last asked. */
    long takeCost() {
        long taken = cost;
        cost = 0;
        return taken;
    }

    @Override
    public Iterable<Object> keys() {
        return List.copyOf(variables.keySet());
    }
}
