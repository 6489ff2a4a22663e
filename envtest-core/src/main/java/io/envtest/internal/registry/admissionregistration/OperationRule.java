package io.envtest.internal.registry.admissionregistration;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.Place;
import io.envtest.view.admissionregistration.v1.NamedRuleWithOperations;
import io.envtest.view.admissionregistration.v1.RuleWithOperations;
import java.util.List;

/** Which operations on which resources a webhook or a policy is about, and the rules of that. */
record OperationRule(
        FieldPath path,
        List<String> operations,
        List<String> apiGroups,
        List<String> apiVersions,
        List<String> resources,
        String scope,
        boolean hasScope) {

    static final List<String> FAILURE_POLICIES = List.of("Fail", "Ignore");
    static final List<String> MATCH_POLICIES = List.of("Equivalent", "Exact");

    private static final String ALL = "*";
    private static final List<String> OPERATIONS = List.of(ALL, "CONNECT", "CREATE", "DELETE", "UPDATE");
    private static final List<String> SCOPES = List.of(ALL, "Cluster", "Namespaced");

    static OperationRule of(RuleWithOperations rule) {
        return new OperationRule(
                rule.path(),
                rule.operations(),
                rule.apiGroups(),
                rule.apiVersions(),
                rule.resources(),
                rule.scope(),
                rule.hasScope());
    }

    static OperationRule of(NamedRuleWithOperations rule) {
        return of(rule.as(new RuleWithOperations(Place.NOWHERE)));
    }

    void check(FieldErrors errors) {
        FieldPath at = path.child("operations");
        Rules.required(errors, at, operations, "");
        alone(errors, at, operations, "operations");
        for (int i = 0; i < operations.size(); i++) {
            Rules.oneOf(errors, at.index(i), operations.get(i), OPERATIONS);
        }
        Rules.required(errors, path.child("apiGroups"), apiGroups, "");
        alone(errors, path.child("apiGroups"), apiGroups, "API groups");
        Rules.required(errors, path.child("apiVersions"), apiVersions, "");
        alone(errors, path.child("apiVersions"), apiVersions, "API versions");
        for (int i = 0; i < apiVersions.size(); i++) {
            Rules.required(errors, path.child("apiVersions").index(i), apiVersions.get(i));
        }
        ResourcePatternRules.check(errors, path.child("resources"), resources);
        if (hasScope) {
            Rules.oneOf(errors, path.child("scope"), scope, SCOPES);
        }
    }

    private static void alone(FieldErrors errors, FieldPath path, List<String> values, String what) {
        if (values.size() > 1 && values.contains(ALL)) {
            errors.invalid(path, GoValue.of(values), "if '*' is present, must not specify other " + what);
        }
    }
}
