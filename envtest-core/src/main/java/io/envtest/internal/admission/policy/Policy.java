package io.envtest.internal.admission.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.view.admissionregistration.v1.MatchCondition;
import io.envtest.view.admissionregistration.v1.MatchResources;
import io.envtest.view.admissionregistration.v1.MutatingAdmissionPolicy;
import io.envtest.view.admissionregistration.v1.ParamKind;
import io.envtest.view.admissionregistration.v1.ValidatingAdmissionPolicy;
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
        return new Policy(
                policy.node(),
                policy.metadata(),
                policy.spec().paramKind(),
                policy.spec().matchConstraints(),
                policy.spec().matchConditions(),
                policy.spec().variables(),
                !policy.spec().failurePolicy().equals(IGNORE));
    }

    static Policy of(MutatingAdmissionPolicy policy) {
        return new Policy(
                policy.node(),
                policy.metadata(),
                policy.spec().paramKind(),
                policy.spec().matchConstraints(),
                policy.spec().matchConditions(),
                policy.spec().variables(),
                !policy.spec().failurePolicy().equals(IGNORE));
    }

    String name() {
        return metadata.name();
    }
}
