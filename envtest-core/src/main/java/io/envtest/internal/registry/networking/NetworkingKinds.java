package io.envtest.internal.registry.networking;

import io.envtest.internal.registry.KindDeclaration;
import org.jspecify.annotations.Nullable;

/** The kinds of the group networking.k8s.io. */
public final class NetworkingKinds {

    private NetworkingKinds() {}

    /** What is declared about a kind; null if nothing is. */
    public static @Nullable KindDeclaration find(String kind) {
        return switch (kind) {
            case "IPAddress" -> IPAddressKind.declare();
            case "Ingress" -> IngressKind.declare();
            case "IngressClass" -> IngressClassKind.declare();
            case "NetworkPolicy" -> NetworkPolicyKind.declare();
            case "ServiceCIDR" -> ServiceCIDRKind.declare();
            default -> null;
        };
    }
}
