package io.envtest.cel.policy;

import io.envtest.cel.eval.Program;
import io.envtest.cel.value.CelType;
import io.envtest.internal.schema.cel.PolicyExpression;
import org.jspecify.annotations.Nullable;

/**
 * An expression of a policy.
 *
 * @param error why it cannot be used, or null
 * @param program what to run; null after an error
 * @param type its type; dyn after an error
 * @param estimatedCost what it costs at worst
 */
record CompiledPolicyExpression(
        @Nullable String error, @Nullable Program program, CelType type, long estimatedCost)
        implements PolicyExpression {

    static CompiledPolicyExpression broken(String error) {
        return new CompiledPolicyExpression(error, null, CelType.DYN, 0);
    }
}
