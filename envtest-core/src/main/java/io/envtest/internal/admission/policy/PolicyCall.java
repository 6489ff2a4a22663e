package io.envtest.internal.admission.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A policy that concerns a request.
 *
 * @param policy the policy
 * @param binding by which it does, null if not even that could be found out
 * @param params its parameters, null if it has none
 * @param problem why it cannot be evaluated, empty if it can
 */
record PolicyCall(
        Policy policy,
        @Nullable Binding binding,
        @Nullable ObjectNode params,
        String problem) {

    /** The policy cannot be evaluated. */
    static PolicyCall unusable(Policy policy, String why) {
        return new PolicyCall(policy, null, null, "failed to configure policy: " + why);
    }

    /** The policy cannot be evaluated by this binding. */
    static PolicyCall unusable(Policy policy, Binding binding, String why) {
        return new PolicyCall(policy, binding, null, "failed to configure binding: " + why);
    }

    /** What identifies it from one invocation to the next. */
    String key() {
        String params = this.params == null ? "" : this.params.path("metadata").path("uid").asText();
        return policy.name() + "\n" + (binding == null ? "" : binding.name()) + "\n" + params;
    }
}
