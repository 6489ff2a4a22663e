package io.envtest.internal.registry.admissionregistration;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.column.Columns;
import io.envtest.view.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.envtest.view.admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec;

/**
 * ValidatingAdmissionPolicyBinding: where a policy applies, and with which parameters.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/">Validating admission policy</a>
 */
final class ValidatingAdmissionPolicyBindingKind extends KindStrategy<ValidatingAdmissionPolicyBinding> {

    private ValidatingAdmissionPolicyBindingKind() {
        super(ValidatingAdmissionPolicyBinding::of);
    }

    static KindDeclaration declare() {
        return KindDeclaration.of(AdmissionRegistrationKinds.GROUP, "ValidatingAdmissionPolicyBinding")
                .strategy(new ValidatingAdmissionPolicyBindingKind())
                .columns(ValidatingAdmissionPolicyBindingKind::columns)
                .build();
    }

    @Override
    public boolean countsGenerations() {
        return true;
    }

    @Override
    protected void defaults(ValidatingAdmissionPolicyBinding binding) {
        PolicyDefaults.match(binding.spec().matchResources());
    }

    @Override
    protected void validate(StrategyContext context, ValidatingAdmissionPolicyBinding binding, FieldErrors errors) {
        metadata(context, binding, errors);
        ValidatingAdmissionPolicyBindingSpec spec = binding.spec();
        BindingRules.policyName(errors, spec.path("policyName"), spec.policyName());
        BindingRules.params(errors, spec.paramRef());
        PolicyRules.match(errors, spec.matchResources());
        BindingRules.actions(errors, spec.path("validationActions"), spec.validationActions());
    }

    @Override
    protected void validate(
            StrategyContext context,
            ValidatingAdmissionPolicyBinding binding,
            ValidatingAdmissionPolicyBinding old,
            FieldErrors errors) {
        validate(context, binding, errors);
    }

    private static Columns<ValidatingAdmissionPolicyBinding> columns() {
        return Columns.of(AdmissionRegistrationKinds.PACKAGE, ValidatingAdmissionPolicyBinding::of)
                .name()
                .text(
                        "PolicyName",
                        "PolicyName indicates the policy definition which the policy binding binded to",
                        binding -> binding.spec().policyName())
                .text(
                        "ParamRef",
                        "ParamRef indicates the param resource which sets the configuration param",
                        binding -> BindingRules.cell(binding.spec().paramRef()))
                .age();
    }
}
