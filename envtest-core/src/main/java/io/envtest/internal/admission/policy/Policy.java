package io.envtest.internal.admission.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.view.Place;
import io.envtest.view.admissionregistration.v1.MatchCondition;
import io.envtest.view.admissionregistration.v1.MatchResources;
import io.envtest.view.admissionregistration.v1.MutatingAdmissionPolicy;
import io.envtest.view.admissionregistration.v1.ParamKind;
import io.envtest.view.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.envtest.view.admissionregistration.v1.ValidatingAdmissionPolicySpec;
import io.envtest.view.admissionregistration.v1.Variable;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.List;

/**
 * What policies of both kinds have in common.
 *
 * @param tree the whole policy
 * @param metadata metadata
 * @param paramKind kind of its parameters, absent if it has none
 * @param match what it is about
 * @param conditions conditions under which it applies
 * @param variables what its expressions share
 * @param strict whether what cannot be evaluated is refused
 */
record Policy(
        ObjectNode tree,
        ObjectMeta metadata,
        ParamKind paramKind,
        MatchResources match,
        List<MatchCondition> conditions,
        List<Variable> variables,
        boolean strict) {

    private static final String IGNORE = "Ignore";

    static Policy of(ValidatingAdmissionPolicy policy) {
        return of(policy.node(), policy.metadata(), policy.spec());
    }

    static Policy of(MutatingAdmissionPolicy policy) {
        return of(policy.node(), policy.metadata(), policy.spec().as(new ValidatingAdmissionPolicySpec(Place.NOWHERE)));
    }

    private static Policy of(ObjectNode tree, ObjectMeta metadata, ValidatingAdmissionPolicySpec spec) {
        return new Policy(
                tree,
                metadata,
                spec.paramKind(),
                spec.matchConstraints(),
                spec.matchConditions(),
                spec.variables(),
                !spec.failurePolicy().equals(IGNORE));
    }

    String name() {
        return metadata.name();
    }
}
