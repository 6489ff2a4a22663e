package io.envtest.internal.registry.rbac;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.meta.v1.LabelSelector;
import io.envtest.view.rbac.v1.AggregationRule;
import io.envtest.view.rbac.v1.PolicyRule;
import java.util.List;

/** What roles must look like. */
final class RoleRules {

    private RoleRules() {}

    /** Each rule is about resources or about URLs, and URLs are of no namespace. */
    static void rules(FieldErrors errors, List<PolicyRule> rules, boolean namespaced) {
        rules.forEach(rule -> rule(errors, rule, namespaced));
    }

    /** An aggregation rule selects something, by selectors that make sense. */
    static void aggregation(FieldErrors errors, AggregationRule aggregation) {
        if (!aggregation.present()) {
            return;
        }
        List<LabelSelector> selectors = aggregation.clusterRoleSelectors();
        Rules.required(
                errors,
                aggregation.path("clusterRoleSelectors"),
                selectors,
                "at least one clusterRoleSelector required if aggregationRule is non-nil");
        for (LabelSelector selector : selectors) {
            int before = errors.size();
            LabelRules.selector(errors, selector);
            if (errors.size() > before) {
                errors.invalid(selector.path(), null, "invalid label selector.");
            }
        }
    }

    private static void rule(FieldErrors errors, PolicyRule rule, boolean namespaced) {
        Rules.required(errors, rule.path("verbs"), rule.verbs(), "verbs must contain at least one value");
        if (!rule.nonResourceURLs().isEmpty()) {
            urlRule(errors, rule, namespaced);
            return;
        }
        Rules.required(
                errors, rule.path("apiGroups"), rule.apiGroups(), "resource rules must supply at least one api group");
        Rules.required(
                errors, rule.path("resources"), rule.resources(), "resource rules must supply at least one resource");
    }

    private static void urlRule(FieldErrors errors, PolicyRule rule, boolean namespaced) {
        FieldPath path = rule.path("nonResourceURLs");
        if (namespaced) {
            errors.invalid(
                    path, GoValue.of(rule.nonResourceURLs()), "namespaced rules cannot apply to non-resource URLs");
        }
        if (!rule.apiGroups().isEmpty()
                || !rule.resources().isEmpty()
                || !rule.resourceNames().isEmpty()) {
            errors.invalid(
                    path,
                    GoValue.of(rule.nonResourceURLs()),
                    "rules cannot apply to both regular resources and non-resource URLs");
        }
    }
}
