package io.envtest.internal.registry.scheduling;

import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.registry.KindDeclaration;
import org.jspecify.annotations.Nullable;

/** The kinds of the group scheduling.k8s.io. */
public final class SchedulingKinds {

    private SchedulingKinds() {}

    /** What is declared about a kind where these features are on; null if nothing is. */
    public static @Nullable KindDeclaration find(String kind, FeatureGates features) {
        return switch (kind) {
            case "PodGroup" -> PodGroupKind.declare(features);
            case "PriorityClass" -> PriorityClassKind.declare();
            case "Workload" -> WorkloadKind.declare(features);
            default -> null;
        };
    }
}
