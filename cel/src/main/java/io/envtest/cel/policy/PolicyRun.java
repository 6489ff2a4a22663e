package io.envtest.cel.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.cel.eval.Activation;
import io.envtest.cel.eval.Evaluation;
import io.envtest.cel.eval.Program;
import io.envtest.cel.library.AuthorizerValues.AuthorizerValue;
import io.envtest.cel.library.ResourceCheck;
import io.envtest.cel.value.CelError;
import io.envtest.cel.value.JsonValues;
import io.envtest.cel.value.NullValue;
import io.envtest.cel.value.SchemaType;
import io.envtest.internal.schema.cel.CelEngine;
import io.envtest.internal.schema.cel.PolicyEvaluation;
import io.envtest.internal.schema.cel.PolicyExpression;
import io.envtest.internal.schema.cel.PolicyOutcome;
import io.envtest.internal.schema.cel.PolicyOutcome.Problem;
import io.envtest.internal.schema.cel.PolicyRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A policy evaluated for one request. */
final class PolicyRun implements PolicyEvaluation, Activation {

    private final PolicyRequest request;
    private final VariableValues variables;

    PolicyRun(PolicyRequest request, Map<String, CompiledPolicyExpression> variables) {
        this.request = request;
        this.variables = new VariableValues(variables, this);
    }

    @Override
    public PolicyOutcome evaluate(PolicyExpression expression, long budget) {
        if (!(expression instanceof CompiledPolicyExpression compiled)) {
            throw new IllegalArgumentException("an expression of another engine");
        }
        Program program = compiled.program();
        if (program == null) {
            return PolicyOutcome.failed(Problem.RESULT, String.valueOf(compiled.error()), 0);
        }
        Evaluation evaluation = program.run(this, CelEngine.PER_CALL_LIMIT);
        long cost = evaluation.cost() + variables.takeCost();
        if (cost > budget) {
            return PolicyOutcome.failed(
                    Problem.OUT_OF_BUDGET,
                    "validation failed due to running out of cost budget, no further validation rules will be run",
                    cost);
        }
        if (evaluation.value() instanceof CelError error) {
            return PolicyOutcome.failed(Problem.EVALUATION, error.message(), cost);
        }
        try {
            return PolicyOutcome.of(PolicyValues.toJson(evaluation.value()), cost);
        } catch (UnusableValueException unusable) {
            return PolicyOutcome.failed(Problem.RESULT, String.valueOf(unusable.getMessage()), cost);
        }
    }

    @Override
    public @Nullable Object find(String name) {
        return switch (name) {
            case PolicyCompiler.OBJECT -> value(request.object());
            case PolicyCompiler.OLD_OBJECT -> value(request.oldObject());
            case PolicyCompiler.PARAMS -> value(request.params());
            case PolicyCompiler.REQUEST -> value(request.request());
            case PolicyCompiler.NAMESPACE_OBJECT -> value(request.namespaceObject());
            case PolicyCompiler.VARIABLES -> variables;
            case PolicyCompiler.AUTHORIZER, PolicyCompiler.REQUEST_RESOURCE -> access(name);
            default -> null;
        };
    }

    /** Values are what their JSON says, also where expressions know their types. */
    private static Object value(@Nullable JsonNode node) {
        return node == null ? NullValue.NULL : JsonValues.of(node, SchemaType.ANY);
    }

    private @Nullable Object access(String name) {
        PolicyRequest.Access access = request.access();
        if (access == null) {
            return null;
        }
        return name.equals(PolicyCompiler.AUTHORIZER)
                ? new AuthorizerValue(access.authorizer(), access.user())
                : new ResourceCheck(access.authorizer(), access.requestResource());
    }
}
