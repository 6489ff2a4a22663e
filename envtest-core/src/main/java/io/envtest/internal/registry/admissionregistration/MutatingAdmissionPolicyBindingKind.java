package io.envtest.internal.registry.admissionregistration;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.column.Columns;
import io.envtest.view.admissionregistration.v1.MutatingAdmissionPolicyBinding;
import io.envtest.view.admissionregistration.v1.MutatingAdmissionPolicyBindingSpec;

/**
 * MutatingAdmissionPolicyBinding: where a policy applies, and with which parameters.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/mutating-admission-policy/">Mutating admission policy</a>
 */
final class MutatingAdmissionPolicyBindingKind extends KindStrategy<MutatingAdmissionPolicyBinding> {

    private MutatingAdmissionPolicyBindingKind() {
        super(MutatingAdmissionPolicyBinding::of);
    }

    static KindDeclaration declare() {
        return KindDeclaration.of(AdmissionRegistrationKinds.GROUP, "MutatingAdmissionPolicyBinding")
                .strategy(new MutatingAdmissionPolicyBindingKind())
                .columns(MutatingAdmissionPolicyBindingKind::columns)
                .build();
    }

    @Override
    public boolean countsGenerations() {
        return true;
    }

    @Override
    protected void defaults(MutatingAdmissionPolicyBinding binding) {
        PolicyDefaults.match(binding.spec().matchResources());
    }

    @Override
    protected void validate(StrategyContext context, MutatingAdmissionPolicyBinding binding, FieldErrors errors) {
        metadata(context, binding, errors);
        MutatingAdmissionPolicyBindingSpec spec = binding.spec();
        BindingRules.policyName(errors, spec.path("policyName"), spec.policyName());
        BindingRules.params(errors, spec.paramRef());
        PolicyRules.match(errors, spec.matchResources());
        MutatingAdmissionPolicyRules.operations(errors, spec.matchResources());
    }

    @Override
    protected void validate(
            StrategyContext context,
            MutatingAdmissionPolicyBinding binding,
            MutatingAdmissionPolicyBinding old,
            FieldErrors errors) {
        validate(context, binding, errors);
    }

    private static Columns<MutatingAdmissionPolicyBinding> columns() {
        return Columns.of(AdmissionRegistrationKinds.PACKAGE, MutatingAdmissionPolicyBinding::of)
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
