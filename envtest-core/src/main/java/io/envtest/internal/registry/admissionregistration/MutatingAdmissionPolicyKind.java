package io.envtest.internal.registry.admissionregistration;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.view.admissionregistration.v1.MutatingAdmissionPolicy;

/**
 * MutatingAdmissionPolicy: expressions that change an object before it is stored.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/mutating-admission-policy/">Mutating admission policy</a>
 */
final class MutatingAdmissionPolicyKind extends KindStrategy<MutatingAdmissionPolicy> {

    private final CelEngineLoader cel;

    private MutatingAdmissionPolicyKind(CelEngineLoader cel) {
        super(
                MutatingAdmissionPolicy::of,
                Trait.FORBIDS_UNCONDITIONAL_UPDATE,
                Trait.COUNTS_GENERATIONS,
                Trait.TAKES_ANY_FINALIZER);
        this.cel = cel;
    }

    static KindDeclaration declare(CelEngineLoader cel) {
        return KindDeclaration.of(AdmissionRegistrationKinds.GROUP, "MutatingAdmissionPolicy")
                .strategy(new MutatingAdmissionPolicyKind(cel))
                .columns(MutatingAdmissionPolicyKind::columns)
                .deprecated("v1alpha1", 35, 38)
                .build();
    }

    @Override
    protected void defaults(MutatingAdmissionPolicy policy) {
        if (!policy.spec().hasFailurePolicy()) {
            policy.spec().setFailurePolicy("Fail");
        }
        PolicyDefaults.match(policy.spec().matchConstraints());
    }

    @Override
    protected void validate(StrategyContext context, MutatingAdmissionPolicy policy, FieldErrors errors) {
        metadata(context, policy, errors);
        new MutatingAdmissionPolicyRules(cel).spec(errors, policy.spec(), true);
    }

    @Override
    protected void validate(
            StrategyContext context, MutatingAdmissionPolicy policy, MutatingAdmissionPolicy old, FieldErrors errors) {
        metadata(context, policy, errors);
        boolean conditionsChanged = MatchConditionRules.differ(policy.spec(), old.spec());
        new MutatingAdmissionPolicyRules(cel).spec(errors, policy.spec(), conditionsChanged);
    }

    private static Columns<MutatingAdmissionPolicy> columns() {
        return Columns.of(AdmissionRegistrationKinds.PACKAGE, MutatingAdmissionPolicy::of)
                .name()
                .integer(
                        "Mutations",
                        "Mutation indicates the number of mutations rules defined in this configuration",
                        policy -> policy.spec().mutations().size())
                .text(
                        "ParamKind",
                        "ParamKind specifies the kind of resources used to parameterize this policy",
                        policy -> ValidatingAdmissionPolicyKind.paramKind(
                                policy.spec().paramKind()))
                .age();
    }
}
