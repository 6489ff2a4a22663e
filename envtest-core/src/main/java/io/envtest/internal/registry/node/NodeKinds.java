package io.envtest.internal.registry.node;

import io.envtest.internal.registry.KindDeclaration;
import java.util.List;

/** The kinds of the group node.k8s.io. */
public final class NodeKinds {

    private NodeKinds() {}

    /** Their declarations. */
    public static List<KindDeclaration> all() {
        return List.of(RuntimeClassKind.declare());
    }
}
