package io.envtest.internal.registry.admissionregistration;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StatusStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.Fields;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.view.admissionregistration.v1.ParamKind;
import io.envtest.view.admissionregistration.v1.ValidatingAdmissionPolicy;

/**
 * ValidatingAdmissionPolicy: expressions that a request must satisfy.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/">Validating admission policy</a>
 */
final class ValidatingAdmissionPolicyKind extends KindStrategy<ValidatingAdmissionPolicy> {

    private final CelEngineLoader cel;

    private ValidatingAdmissionPolicyKind(CelEngineLoader cel) {
        super(
                ValidatingAdmissionPolicy::of,
                Trait.COUNTS_GENERATIONS,
                Trait.FORBIDS_UNCONDITIONAL_UPDATE,
                Trait.TAKES_ANY_FINALIZER);
        this.cel = cel;
    }

    static KindDeclaration declare(CelEngineLoader cel) {
        return KindDeclaration.of(AdmissionRegistrationKinds.GROUP, "ValidatingAdmissionPolicy")
                .strategy(new ValidatingAdmissionPolicyKind(cel))
                .status(new Status())
                .columns(ValidatingAdmissionPolicyKind::columns)
                .subresourceResetFields("status", "spec", "metadata")
                .build();
    }

    @Override
    protected void defaults(ValidatingAdmissionPolicy policy) {
        if (!policy.spec().hasFailurePolicy()) {
            policy.spec().setFailurePolicy("Fail");
        }
        PolicyDefaults.match(policy.spec().matchConstraints());
    }

    @Override
    protected void validate(StrategyContext context, ValidatingAdmissionPolicy policy, FieldErrors errors) {
        metadata(context, policy, errors);
        new ValidatingAdmissionPolicyRules(cel, policy.metadata().name()).spec(errors, policy.spec(), true);
    }

    @Override
    protected void validate(
            StrategyContext context,
            ValidatingAdmissionPolicy policy,
            ValidatingAdmissionPolicy old,
            FieldErrors errors) {
        metadata(context, policy, errors);
        boolean conditionsChanged = MatchConditionRules.differ(policy.spec(), old.spec());
        new ValidatingAdmissionPolicyRules(cel, policy.metadata().name())
                .spec(errors, policy.spec(), conditionsChanged);
    }

    private static final class Status extends StatusStrategy<ValidatingAdmissionPolicy> {

        Status() {
            super(ValidatingAdmissionPolicy::of);
        }

        @Override
        protected void prepare(
                StrategyContext context, ValidatingAdmissionPolicy policy, ValidatingAdmissionPolicy old) {
            super.prepare(context, policy, old);
            Fields.keepMetadata(policy, old);
        }

        @Override
        protected void validate(
                StrategyContext context,
                ValidatingAdmissionPolicy policy,
                ValidatingAdmissionPolicy old,
                FieldErrors errors) {
            ValidatingAdmissionPolicyRules.status(errors, policy.status());
        }
    }

    private static Columns<ValidatingAdmissionPolicy> columns() {
        return Columns.of(AdmissionRegistrationKinds.PACKAGE, ValidatingAdmissionPolicy::of)
                .name()
                .integer(
                        "Validations",
                        "Validations indicates the number of validation rules defined in this configuration",
                        policy -> policy.spec().validations().size())
                .text(
                        "ParamKind",
                        "ParamKind specifies the kind of resources used to parameterize this policy",
                        policy -> paramKind(policy.spec().paramKind()))
                .age();
    }

    /** Group, version and kind of parameters in one word. */
    static String paramKind(ParamKind kind) {
        return kind.present() ? kind.apiVersion() + "/" + kind.kind() : "<unset>";
    }
}
