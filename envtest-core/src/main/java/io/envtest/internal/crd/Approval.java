package io.envtest.internal.crd;

import io.envtest.internal.registry.apiextensions.ApiApproval;
import io.envtest.view.apiextensions.v1.CustomResourceDefinition;

/** Tells by a condition whether a definition in a group of the Kubernetes community has been approved. Pure. */
final class Approval {

    private static final String CONDITION = "KubernetesAPIApprovalPolicyConformant";

    private Approval() {}

    static void decide(CustomResourceDefinition crd, DefinitionConditions conditions) {
        if (ApiApproval.isProtected(crd.spec().group())) {
            ApiApproval state = ApiApproval.of(crd);
            conditions.set(
                    CONDITION, state == ApiApproval.APPROVED ? "True" : "False", state.reason(), state.message(crd));
        }
    }
}
