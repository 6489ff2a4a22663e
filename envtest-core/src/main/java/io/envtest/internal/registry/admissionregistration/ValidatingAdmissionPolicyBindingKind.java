package io.envtest.internal.registry.admissionregistration;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.admissionregistration.PolicyBindingStrategy.Binding;
import io.envtest.view.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.envtest.view.admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec;

/**
 * ValidatingAdmissionPolicyBinding: where a policy applies, with which parameters, and what a failure leads to.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/">Validating admission policy</a>
 */
final class ValidatingAdmissionPolicyBindingKind {

    private ValidatingAdmissionPolicyBindingKind() {}

    static KindDeclaration declare() {
        return new PolicyBindingStrategy<>(
                        ValidatingAdmissionPolicyBinding::of,
                        ValidatingAdmissionPolicyBindingKind::shared,
                        ValidatingAdmissionPolicyBindingKind::actions)
                .declare("ValidatingAdmissionPolicyBinding")
                .build();
    }

    private static Binding shared(ValidatingAdmissionPolicyBinding binding) {
        ValidatingAdmissionPolicyBindingSpec spec = binding.spec();
        return new Binding(spec, spec.policyName(), spec.paramRef(), spec.matchResources());
    }

    private static void actions(ValidatingAdmissionPolicyBinding binding, FieldErrors errors) {
        ValidatingAdmissionPolicyBindingSpec spec = binding.spec();
        BindingRules.actions(errors, spec.path("validationActions"), spec.validationActions());
    }
}
