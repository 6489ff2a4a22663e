package io.envtest.internal.registry.discovery;

import io.envtest.internal.registry.KindDeclaration;
import java.util.List;

/** The kinds of the group discovery.k8s.io. */
public final class DiscoveryKinds {

    private DiscoveryKinds() {}

    /** Their declarations, one line each. */
    public static List<KindDeclaration> all() {
        return List.of(EndpointSliceKind.declare());
    }
}
