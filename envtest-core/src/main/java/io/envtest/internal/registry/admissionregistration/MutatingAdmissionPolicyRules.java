package io.envtest.internal.registry.admissionregistration;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.internal.schema.cel.PolicyResult;
import io.envtest.internal.schema.cel.PolicyScope;
import io.envtest.view.FieldPath;
import io.envtest.view.View;
import io.envtest.view.admissionregistration.v1.ApplyConfiguration;
import io.envtest.view.admissionregistration.v1.JSONPatch;
import io.envtest.view.admissionregistration.v1.MatchResources;
import io.envtest.view.admissionregistration.v1.MutatingAdmissionPolicySpec;
import io.envtest.view.admissionregistration.v1.Mutation;
import io.envtest.view.admissionregistration.v1.NamedRuleWithOperations;
import java.util.List;

/**
 * Rules of mutating admission policies.
 *
 * @param cel asked for when there is an expression
 */
record MutatingAdmissionPolicyRules(CelEngineLoader cel) {

    private static final List<String> OPERATIONS = List.of("*", "CONNECT", "CREATE", "UPDATE");
    private static final List<String> PATCH_TYPES = List.of("ApplyConfiguration", "JSONPatch");
    private static final List<String> REINVOCATION_POLICIES = List.of("IfNeeded", "Never");

    void spec(FieldErrors errors, MutatingAdmissionPolicySpec spec, boolean withMatchConditions) {
        ExpressionRules expressions = new ExpressionRules(cel, PolicyScope.untyped(spec.hasParamKind(), true));
        Rules.oneOf(errors, spec.path("failurePolicy"), spec.failurePolicy(), OperationRule.FAILURE_POLICIES);
        PolicyRules.paramKind(errors, spec.paramKind());
        constraints(errors, spec.matchConstraints());
        if (withMatchConditions) {
            MatchConditionRules.conditions(errors, spec.path("matchConditions"), spec.matchConditions(), expressions);
        }
        PolicyRules.variables(errors, spec.variables(), expressions);
        Rules.required(errors, spec.path("mutations"), spec.mutations(), "mutations must contain at least one item");
        if (!spec.mutations().isEmpty()) {
            expressions.declareVariables();
        }
        spec.mutations().forEach(mutation -> mutation(errors, mutation, expressions));
        Rules.requiredOneOf(errors, spec.path("reinvocationPolicy"), spec.reinvocationPolicy(), REINVOCATION_POLICIES);
    }

    /** What is deleted cannot be changed. */
    private static void constraints(FieldErrors errors, MatchResources match) {
        PolicyRules.constraints(errors, match);
        operations(errors, match);
    }

    /** No rule may be about deletions; the server does not say which rule it is. */
    static void operations(FieldErrors errors, MatchResources match) {
        FieldPath path = match.path("resourceRules").child("operations");
        for (NamedRuleWithOperations rule : match.resourceRules()) {
            rule.operations().forEach(operation -> Rules.oneOf(errors, path, operation, OPERATIONS));
        }
    }

    private static void mutation(FieldErrors errors, Mutation mutation, ExpressionRules expressions) {
        FieldPath type = mutation.path("patchType");
        if (!Rules.required(errors, type, mutation.patchType())) {
            return;
        }
        ApplyConfiguration configuration = mutation.applyConfiguration();
        JSONPatch patch = mutation.jsonPatch();
        switch (mutation.patchType()) {
            case "JSONPatch" -> {
                required(errors, mutation, patch);
                expression(errors, patch, patch.expression(), PolicyResult.JSON_PATCH, expressions);
                forbidden(errors, mutation, configuration, "{applyConfiguration}");
            }
            case "ApplyConfiguration" -> {
                required(errors, mutation, configuration);
                expression(errors, configuration, configuration.expression(), PolicyResult.OBJECT, expressions);
                forbidden(errors, mutation, patch, "{jsonPatch}");
            }
            default -> errors.notSupported(type, mutation.patchType(), PATCH_TYPES);
        }
    }

    private static void required(FieldErrors errors, Mutation mutation, View patch) {
        Rules.required(errors, patch, "must be specified when patchType is " + mutation.patchType());
    }

    private static void forbidden(FieldErrors errors, Mutation mutation, View patch, String value) {
        if (patch.present()) {
            errors.invalid(patch.path(), value, "must not be specified when patchType is " + mutation.patchType());
        }
    }

    private static void expression(
            FieldErrors errors, View patch, String expression, PolicyResult result, ExpressionRules expressions) {
        if (patch.present() && Rules.required(errors, patch.path("expression"), expression.strip())) {
            expressions.check(errors, patch.path("expression"), expression, result, true);
        }
    }
}
