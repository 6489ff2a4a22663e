package io.envtest.internal.registry.discovery;

import io.envtest.internal.registry.KindDeclaration;
import org.jspecify.annotations.Nullable;

/** The kinds of the group discovery.k8s.io. */
public final class DiscoveryKinds {

    private DiscoveryKinds() {}

    /** What is declared about a kind; null if nothing is. */
    public static @Nullable KindDeclaration find(String kind) {
        return kind.equals("EndpointSlice") ? EndpointSliceKind.declare() : null;
    }
}
