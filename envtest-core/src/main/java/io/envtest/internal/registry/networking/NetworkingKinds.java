package io.envtest.internal.registry.networking;

import io.envtest.internal.registry.KindDeclaration;
import java.util.List;

/** The kinds of the group networking.k8s.io. */
public final class NetworkingKinds {

    private NetworkingKinds() {}

    /** Their declarations, one line each. */
    public static List<KindDeclaration> all() {
        return List.of(
                IngressKind.declare(),
                IngressClassKind.declare(),
                IPAddressKind.declare(),
                NetworkPolicyKind.declare(),
                ServiceCIDRKind.declare());
    }
}
