package io.envtest.internal.registry.admissionregistration;

import io.envtest.view.admissionregistration.v1.MatchResources;
import io.envtest.view.admissionregistration.v1.ParamRef;

/** Defaults of what policies and bindings share. */
final class PolicyDefaults {

    private PolicyDefaults() {}

    /** What a missing parameter means where that need not be said. */
    static void parameters(ParamRef parameters) {
        if (parameters.present() && !parameters.hasParameterNotFoundAction()) {
            parameters.setParameterNotFoundAction("Deny");
        }
    }

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
