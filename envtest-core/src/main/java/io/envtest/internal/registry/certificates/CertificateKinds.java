package io.envtest.internal.registry.certificates;

import io.envtest.internal.registry.KindDeclaration;
import java.util.List;

/** The kinds of the group certificates.k8s.io. */
public final class CertificateKinds {

    private CertificateKinds() {}

    /** Their declarations. */
    public static List<KindDeclaration> all() {
        return List.of(CertificateSigningRequestKind.declare());
    }
}
