package io.envtest.internal.registry.admissionregistration;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.admissionregistration.PolicyBindingStrategy.Binding;
import io.envtest.view.admissionregistration.v1.MutatingAdmissionPolicyBinding;
import io.envtest.view.admissionregistration.v1.MutatingAdmissionPolicyBindingSpec;

/**
 * MutatingAdmissionPolicyBinding: where a policy applies, and with which parameters.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/mutating-admission-policy/">Mutating admission policy</a>
 */
final class MutatingAdmissionPolicyBindingKind {

    private MutatingAdmissionPolicyBindingKind() {}

    static KindDeclaration declare() {
        return new PolicyBindingStrategy<>(
                        MutatingAdmissionPolicyBinding::of,
                        MutatingAdmissionPolicyBindingKind::shared,
                        MutatingAdmissionPolicyBindingKind::operations)
                .declare("MutatingAdmissionPolicyBinding")
                .deprecated("v1alpha1", 35, 38)
                .build();
    }

    private static Binding shared(MutatingAdmissionPolicyBinding binding) {
        MutatingAdmissionPolicyBindingSpec spec = binding.spec();
        return new Binding(spec, spec.policyName(), spec.paramRef(), spec.matchResources());
    }

    private static void operations(MutatingAdmissionPolicyBinding binding, FieldErrors errors) {
        MutatingAdmissionPolicyRules.operations(errors, binding.spec().matchResources());
    }
}
