package io.envtest.internal.admission.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.admission.AdmissionRequest;
import org.jspecify.annotations.Nullable;

/**
 * A policy that concerns a request.
 *
 * @param policy the policy
 * @param binding by which it does, null if not even that could be found out
 * @param seen the request as the policy sees it: in the version that its rules name
 * @param params its parameters, null if it has none
 * @param problem why it cannot be evaluated, empty if it can
 */
record PolicyCall(
        Policy policy,
        @Nullable Binding binding,
        AdmissionRequest seen,
        @Nullable ObjectNode params,
        String problem) {

    /** The policy cannot be evaluated. */
    static PolicyCall unusable(Policy policy, AdmissionRequest seen, String why) {
        return new PolicyCall(policy, null, seen, null, "failed to configure policy: " + why);
    }

    /** The policy cannot be evaluated by this binding. */
    static PolicyCall unusable(Policy policy, Binding binding, AdmissionRequest seen, String why) {
        return new PolicyCall(policy, binding, seen, null, "failed to configure binding: " + why);
    }

    /** What identifies it from one invocation to the next. */
    String key() {
        String params = this.params == null
                ? ""
                : this.params.path("metadata").path("uid").asText();
        return policy.name() + "\n" + (binding == null ? "" : binding.name()) + "\n" + params;
    }
}
