package io.envtest.internal.admission.policy;

import io.envtest.view.admissionregistration.v1.MatchResources;
import io.envtest.view.admissionregistration.v1.MutatingAdmissionPolicyBinding;
import io.envtest.view.admissionregistration.v1.ParamRef;
import io.envtest.view.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import java.util.List;

/**
 * What puts a policy in force.
 *
 * @param name name
 * @param policyName the policy
 * @param params which parameters, absent if none
 * @param match what it is about, absent for all that the policy is about
 * @param actions what happens to objects that a validating policy finds wrong
 */
record Binding(String name, String policyName, ParamRef params, MatchResources match, List<String> actions) {

    static Binding of(ValidatingAdmissionPolicyBinding binding) {
        return new Binding(
                binding.metadata().name(),
                binding.spec().policyName(),
                binding.spec().paramRef(),
                binding.spec().matchResources(),
                binding.spec().validationActions());
    }

    static Binding of(MutatingAdmissionPolicyBinding binding) {
        return new Binding(
                binding.metadata().name(),
                binding.spec().policyName(),
                binding.spec().paramRef(),
                binding.spec().matchResources(),
                List.of());
    }
}
