package io.envtest.internal.registry.apps;

import io.envtest.internal.registry.KindDeclaration;
import org.jspecify.annotations.Nullable;

/** What is declared in the apps group. */
public final class AppsKinds {

    private AppsKinds() {}

    /** What is declared about a kind; null if nothing is. */
    public static @Nullable KindDeclaration find(String kind) {
        return switch (kind) {
            case "ControllerRevision" -> ControllerRevisionKind.declare();
            case "DaemonSet" -> DaemonSetKind.declare();
            case "Deployment" -> DeploymentKind.declare();
            case "ReplicaSet" -> ReplicaSetKind.declare();
            case "StatefulSet" -> StatefulSetKind.declare();
            default -> null;
        };
    }
}
