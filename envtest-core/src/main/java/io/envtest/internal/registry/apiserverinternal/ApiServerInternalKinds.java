package io.envtest.internal.registry.apiserverinternal;

import io.envtest.internal.registry.KindDeclaration;
import org.jspecify.annotations.Nullable;

/** The kinds of the group internal.apiserver.k8s.io. */
public final class ApiServerInternalKinds {

    private ApiServerInternalKinds() {}

    /** What is declared about a kind; null if nothing is. */
    public static @Nullable KindDeclaration find(String kind) {
        return kind.equals("StorageVersion") ? StorageVersionKind.declare() : null;
    }
}
