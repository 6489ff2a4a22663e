package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.Quantity;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.QuantityRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.ResourceQuotaSpec;
import io.envtest.view.core.v1.ScopeSelector;
import io.envtest.view.core.v1.ScopedResourceSelectorRequirement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Rules of quotas: names and amounts of resources, and which pods or claims they count. */
final class ResourceQuotaRules {

    private static final Set<String> OF_PODS =
            Set.of("pods", "cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory");
    private static final Set<String> OF_CLAIMS = Set.of("persistentvolumeclaims", "requests.storage");
    private static final Map<String, Set<String>> SCOPES = Map.of(
            "Terminating", OF_PODS,
            "NotTerminating", OF_PODS,
            "BestEffort", Set.of("pods"),
            "NotBestEffort", OF_PODS,
            "PriorityClass", OF_PODS,
            "CrossNamespacePodAffinity", OF_PODS,
            "VolumeAttributesClass", OF_CLAIMS);
    private static final Set<String> WITHOUT_VALUES =
            Set.of("Terminating", "NotTerminating", "BestEffort", "NotBestEffort", "CrossNamespacePodAffinity");
    private static final String NOT_FOR_RESOURCE = "unsupported scope applied to resource";

    private ResourceQuotaRules() {}

    static void spec(FieldErrors errors, ResourceQuotaSpec spec) {
        amounts(errors, spec.path("hard"), spec.hard());
        scopes(errors, spec);
        if (spec.scopeSelector().present()) {
            selector(errors, spec);
        }
    }

    static void amounts(FieldErrors errors, FieldPath path, Map<String, String> amounts) {
        new TreeMap<>(amounts).forEach((name, amount) -> {
            ResourceNames.quota(errors, path.key(name), name);
            ResourceNames.amount(errors, path.key(name), name, amount);
        });
    }

    private static void scopes(FieldErrors errors, ResourceQuotaSpec spec) {
        FieldPath path = spec.path("scopes");
        for (String scope : spec.scopes()) {
            if (!SCOPES.containsKey(scope)) {
                errors.invalid(path, GoValue.of(spec.scopes()), "unsupported scope");
            }
            unfit(scope, spec).forEach(r -> errors.invalid(path, GoValue.of(spec.scopes()), NOT_FOR_RESOURCE));
        }
        conflicts(errors, path, spec.scopes(), spec.scopes());
    }

    private static void selector(FieldErrors errors, ResourceQuotaSpec spec) {
        ScopeSelector selector = spec.scopeSelector();
        FieldPath path = selector.path("matchExpressions");
        List<String> scopes = new ArrayList<>();
        for (ScopedResourceSelectorRequirement requirement : selector.matchExpressions()) {
            String scope = requirement.scopeName();
            scopes.add(scope);
            if (!SCOPES.containsKey(scope)) {
                errors.invalid(path.child("scopeName"), scope, "unsupported scope");
            }
            unfit(scope, spec).forEach(r -> errors.invalid(path, GoValue.of(selector), NOT_FOR_RESOURCE));
            operator(errors, path, requirement);
        }
        conflicts(errors, path, scopes, spec.scopes());
    }

    private static void operator(FieldErrors errors, FieldPath path, ScopedResourceSelectorRequirement requirement) {
        String operator = requirement.operator();
        if (WITHOUT_VALUES.contains(requirement.scopeName()) && !operator.equals("Exists")) {
            errors.invalid(
                    path.child("operator"),
                    operator,
                    "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating,"
                            + " ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort,"
                            + " ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity");
        }
        FieldPath values = path.child("values");
        switch (operator) {
            case "In", "NotIn" ->
                Rules.required(
                        errors,
                        values,
                        requirement.values(),
                        "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector");
            case "Exists", "DoesNotExist" -> {
                if (!requirement.values().isEmpty()) {
                    errors.invalid(
                            values,
                            GoValue.of(requirement.values()),
                            "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector");
                }
            }
            default -> errors.invalidOwnType(path.child("operator"), operator, "not a valid selector operator");
        }
    }

    /** Limited resources that Kubernetes knows but does not count by the scope. */
    private static List<String> unfit(String scope, ResourceQuotaSpec spec) {
        Set<String> fit = SCOPES.get(scope);
        return fit == null
                ? List.of()
                : new TreeSet<>(spec.hard().keySet())
                        .stream()
                                .filter(name -> ResourceNames.isQuota(name) && !fit.contains(name))
                                .toList();
    }

    private static void conflicts(FieldErrors errors, FieldPath path, Collection<String> scopes, List<String> shown) {
        for (String scope : List.of("BestEffort", "Terminating")) {
            if (scopes.contains(scope) && scopes.contains("Not" + scope)) {
                errors.invalid(path, GoValue.of(shown), "conflicting scopes");
            }
        }
    }

    /** Warns of limits that are lower than what may be requested. */
    static List<String> warnings(ResourceQuotaSpec spec) {
        List<String> warnings = new ArrayList<>();
        for (String resource : List.of("cpu", "memory", "ephemeral-storage")) {
            String requested = spec.hard().containsKey("requests." + resource) ? "requests." + resource : resource;
            String requests = spec.hard().get(requested);
            String limits = spec.hard().get("limits." + resource);
            if (requests == null || limits == null) {
                continue;
            }
            Quantity request = QuantityRules.of(requests);
            Quantity limit = QuantityRules.of(limits);
            if (request.compareTo(limit) > 0) {
                warnings.add("ResourceQuota " + requested + " (" + request + ") should be less than limits." + resource
                        + " (" + limit + ")");
            }
        }
        return warnings;
    }
}
