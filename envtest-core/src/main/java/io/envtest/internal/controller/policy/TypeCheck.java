package io.envtest.internal.controller.policy;

import io.envtest.api.GroupVersionKind;
import io.envtest.internal.schema.cel.CelEngine;
import io.envtest.internal.schema.cel.CelSchema;
import io.envtest.internal.schema.cel.PolicyExpressions;
import io.envtest.internal.schema.cel.PolicyResult;
import io.envtest.internal.schema.cel.PolicyScope;
import io.envtest.view.admissionregistration.v1.TypeChecking;
import io.envtest.view.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.envtest.view.admissionregistration.v1.Validation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Checks the expressions of a policy for each kind it matches. */
final class TypeCheck {

    private static final String PREFIX = "compilation failed: ";

    private final Supplier<CelEngine> engine;
    private final PolicyTypes types;

    TypeCheck(Supplier<CelEngine> engine, PolicyTypes types) {
        this.engine = engine;
        this.types = types;
    }

    /** Writes a warning for each expression that is wrong for some kind. */
    void check(ValidatingAdmissionPolicy policy, TypeChecking result) {
        Map<GroupVersionKind, PolicyExpressions> scopes = scopes(policy);
        List<Validation> validations = policy.spec().validations();
        for (int i = 0; i < validations.size(); i++) {
            String place = "spec.validations[" + i + "].";
            Validation validation = validations.get(i);
            warn(result, scopes, place + "expression", validation.expression());
            if (!validation.messageExpression().isEmpty()) {
                warn(result, scopes, place + "messageExpression", validation.messageExpression());
            }
        }
    }

    private Map<GroupVersionKind, PolicyExpressions> scopes(ValidatingAdmissionPolicy policy) {
        Map<GroupVersionKind, PolicyExpressions> scopes = new LinkedHashMap<>();
        for (GroupVersionKind kind : types.matched(policy)) {
            Optional<CelSchema> schema = types.schema(kind);
            if (schema.isPresent()) {
                PolicyExpressions expressions = engine.get()
                        .policy(new PolicyScope(
                                policy.spec().hasParamKind(),
                                false,
                                schema.get(),
                                types.params(policy).orElse(null)));
                policy.spec().variables().forEach(each -> expressions.variable(each.name(), each.expression()));
                scopes.put(kind, expressions);
            }
        }
        return scopes;
    }

    private static void warn(
            TypeChecking result, Map<GroupVersionKind, PolicyExpressions> scopes, String place, String expression) {
        StringBuilder warning = new StringBuilder();
        scopes.forEach((kind, expressions) -> {
            String error =
                    expressions.compile(expression, PolicyResult.ANY, true).error();
            if (error != null) {
                String issues = error.startsWith(PREFIX) ? error.substring(PREFIX.length()) : error;
                warning.append(warning.isEmpty() ? "" : "\n");
                warning.append(name(kind)).append(": ").append(issues).append('\n');
            }
        });
        if (!warning.isEmpty()) {
            result.addExpressionWarnings().setFieldRef(place).setWarning(warning.toString());
        }
    }

    private static String name(GroupVersionKind kind) {
        String version = kind.group().isEmpty() ? "/" + kind.version() : kind.group() + "/" + kind.version();
        return version + ", Kind=" + kind.kind();
    }
}
