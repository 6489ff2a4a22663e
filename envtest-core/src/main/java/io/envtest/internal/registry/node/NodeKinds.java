package io.envtest.internal.registry.node;

import io.envtest.internal.registry.KindDeclaration;
import org.jspecify.annotations.Nullable;

/** The kinds of the group node.k8s.io. */
public final class NodeKinds {

    private NodeKinds() {}

    /** What is declared about a kind; null if nothing is. */
    public static @Nullable KindDeclaration find(String kind) {
        return kind.equals("RuntimeClass") ? RuntimeClassKind.declare() : null;
    }
}
