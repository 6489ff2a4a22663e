package io.envtest.internal.registry.admissionregistration;

import io.envtest.view.admissionregistration.v1.MatchResources;

/** Defaults of what policies and bindings share. */
final class PolicyDefaults {

    private PolicyDefaults() {}

    /** The defaults of what is matched; an absent one stays absent. */
    static void match(MatchResources match) {
        if (!match.present()) {
            return;
        }
        if (!match.hasMatchPolicy()) {
            match.setMatchPolicy("Equivalent");
        }
        match.namespaceSelector().materialize();
        match.objectSelector().materialize();
        match.resourceRules().stream().filter(rule -> !rule.hasScope()).forEach(rule -> rule.setScope("*"));
        match.excludeResourceRules().stream().filter(rule -> !rule.hasScope()).forEach(rule -> rule.setScope("*"));
    }
}
