package io.envtest.internal.registry.apps;

import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.core.PodFeatures;
import org.jspecify.annotations.Nullable;

/** What is declared in the apps group. */
public final class AppsKinds {

    private AppsKinds() {}

    /** What is declared about a kind where these features are on; null if nothing is. */
    public static @Nullable KindDeclaration find(String kind, FeatureGates features) {
        return switch (kind) {
            case "ControllerRevision" -> ControllerRevisionKind.declare();
            case "DaemonSet" -> DaemonSetKind.declare(new PodFeatures(features));
            case "Deployment" -> DeploymentKind.declare(new PodFeatures(features));
            case "ReplicaSet" -> ReplicaSetKind.declare(new PodFeatures(features));
            case "StatefulSet" -> StatefulSetKind.declare(new PodFeatures(features), features);
            default -> null;
        };
    }
}
