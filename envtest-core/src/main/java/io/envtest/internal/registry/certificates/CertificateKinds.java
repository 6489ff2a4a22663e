package io.envtest.internal.registry.certificates;

import io.envtest.internal.registry.KindDeclaration;
import org.jspecify.annotations.Nullable;

/** The kinds of the group certificates.k8s.io. */
public final class CertificateKinds {

    private CertificateKinds() {}

    /** What is declared about a kind; null if nothing is. */
    public static @Nullable KindDeclaration find(String kind) {
        return switch (kind) {
            case "CertificateSigningRequest" -> CertificateSigningRequestKind.declare();
            case "ClusterTrustBundle" -> ClusterTrustBundleKind.declare();
            case "PodCertificateRequest" -> PodCertificateRequestKind.declare();
            default -> null;
        };
    }
}
