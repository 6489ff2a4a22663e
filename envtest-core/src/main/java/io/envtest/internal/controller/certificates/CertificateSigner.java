package io.envtest.internal.controller.certificates;

import io.envtest.internal.pki.CertificateRequest;
import io.envtest.internal.pki.KeyPurpose;
import java.time.Instant;
import java.util.Set;

/** Signs with the cluster's authority. */
@FunctionalInterface
public interface CertificateSigner {

    /**
     * Issues a certificate.
     *
     * @param request whom and which key it names
     * @param usages what the key may be used for
     * @param notBefore from when it holds
     * @param notAfter until when it holds
     * @return the certificate as PEM
     */
    String sign(CertificateRequest request, Set<KeyPurpose> usages, Instant notBefore, Instant notAfter);
}
