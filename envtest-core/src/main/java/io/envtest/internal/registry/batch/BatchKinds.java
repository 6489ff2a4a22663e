package io.envtest.internal.registry.batch;

import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.core.PodFeatures;
import org.jspecify.annotations.Nullable;

/** What is declared in the batch group. */
public final class BatchKinds {

    private BatchKinds() {}

    /** What is declared about a kind where these features are on; null if nothing is. */
    public static @Nullable KindDeclaration find(String kind, FeatureGates features) {
        return switch (kind) {
            case "CronJob" -> CronJobKind.declare(new PodFeatures(features));
            case "Job" -> JobKind.declare(new PodFeatures(features));
            default -> null;
        };
    }
}
