package io.envtest.internal.registry.policy;

import io.envtest.internal.registry.KindDeclaration;
import java.util.List;

/** What is declared in the policy group. */
public final class PolicyKinds {

    private PolicyKinds() {}

    /** Every declaration. */
    public static List<KindDeclaration> all() {
        return List.of(PodDisruptionBudgetKind.declare());
    }
}
