package io.envtest.internal.registry.autoscaling;

import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.registry.KindDeclaration;
import org.jspecify.annotations.Nullable;

/** What is declared in the autoscaling group. */
public final class AutoscalingKinds {

    private AutoscalingKinds() {}

    /** What is declared about a kind where these features are on; null if nothing is. */
    public static @Nullable KindDeclaration find(String kind, FeatureGates features) {
        return kind.equals("HorizontalPodAutoscaler") ? HorizontalPodAutoscalerKind.declare(features) : null;
    }
}
