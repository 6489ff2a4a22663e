package io.envtest.cel.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.cel.eval.Activation;
import io.envtest.cel.eval.Evaluation;
import io.envtest.cel.eval.Program;
import io.envtest.cel.library.AuthorizerValues.AuthorizerValue;
import io.envtest.cel.library.AuthorizerValues.ResourceCheck;
import io.envtest.cel.value.CelError;
import io.envtest.cel.value.JsonValues;
import io.envtest.cel.value.NullValue;
import io.envtest.cel.value.SchemaType;
import io.envtest.cel.value.ValueJson;
import io.envtest.internal.schema.cel.CelEngine;
import io.envtest.internal.schema.cel.PolicyEvaluation;
import io.envtest.internal.schema.cel.PolicyExpression;
import io.envtest.internal.schema.cel.PolicyOutcome;
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
            return PolicyOutcome.failed(String.valueOf(compiled.error()), false, 0);
        }
        Evaluation evaluation = program.run(this, CelEngine.PER_CALL_LIMIT);
        long cost = evaluation.cost() + variables.takeCost();
        if (cost > budget) {
            return PolicyOutcome.failed(
                    "validation failed due to running out of cost budget, no further validation rules will be run",
                    true,
                    cost);
        }
        if (evaluation.value() instanceof CelError error) {
            return PolicyOutcome.failed(error.message(), false, cost);
        }
        JsonNode json = ValueJson.of(evaluation.value());
        return json == null
                ? PolicyOutcome.failed("unsupported result", false, cost)
                : PolicyOutcome.of(json, cost);
    }

    @Override
    public @Nullable Object find(String name) {
        return switch (name) {
            case PolicyCompiler.OBJECT -> untyped(request.object());
            case PolicyCompiler.OLD_OBJECT -> untyped(request.oldObject());
            case PolicyCompiler.PARAMS -> untyped(request.params());
            case PolicyCompiler.REQUEST -> JsonValues.of(request.request(), RequestTypes.REQUEST);
            case PolicyCompiler.NAMESPACE_OBJECT -> typed(request.namespaceObject(), RequestTypes.NAMESPACE);
            case PolicyCompiler.VARIABLES -> variables;
            case PolicyCompiler.AUTHORIZER, PolicyCompiler.REQUEST_RESOURCE -> access(name);
            default -> null;
        };
    }

    private static Object untyped(@Nullable JsonNode node) {
        return typed(node, SchemaType.ANY);
    }

    private static Object typed(@Nullable JsonNode node, SchemaType type) {
        return node == null ? NullValue.NULL : JsonValues.of(node, type);
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
