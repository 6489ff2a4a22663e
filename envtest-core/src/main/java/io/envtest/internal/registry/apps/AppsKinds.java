package io.envtest.internal.registry.apps;

import io.envtest.internal.registry.KindDeclaration;
import java.util.List;

/** What is declared in the apps group. */
public final class AppsKinds {

    private AppsKinds() {}

    /** Every declaration. */
    public static List<KindDeclaration> all() {
        return List.of(
                ControllerRevisionKind.declare(),
                DaemonSetKind.declare(),
                DeploymentKind.declare(),
                ReplicaSetKind.declare(),
                StatefulSetKind.declare());
    }
}
