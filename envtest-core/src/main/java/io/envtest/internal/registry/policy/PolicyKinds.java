package io.envtest.internal.registry.policy;

import io.envtest.internal.registry.KindDeclaration;
import org.jspecify.annotations.Nullable;

/** What is declared in the policy group. */
public final class PolicyKinds {

    private PolicyKinds() {}

    /** What is declared about a kind; null if nothing is. */
    public static @Nullable KindDeclaration find(String kind) {
        return kind.equals("PodDisruptionBudget") ? PodDisruptionBudgetKind.declare() : null;
    }
}
