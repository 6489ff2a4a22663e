package io.envtest.internal.registry.coordination;

import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.registry.KindDeclaration;
import org.jspecify.annotations.Nullable;

/** What is declared in the coordination group. */
public final class CoordinationKinds {

    private CoordinationKinds() {}

    /** What is declared about a kind where these features are on; null if nothing is. */
    public static @Nullable KindDeclaration find(String kind, FeatureGates features) {
        return switch (kind) {
            case "Lease" -> LeaseKind.declare(features);
            case "LeaseCandidate" -> LeaseCandidateKind.declare();
            default -> null;
        };
    }
}
