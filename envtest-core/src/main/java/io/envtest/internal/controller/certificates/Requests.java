package io.envtest.internal.controller.certificates;

import io.envtest.internal.pki.CertificateRequest;
import io.envtest.internal.pki.MalformedDerException;
import io.envtest.internal.pki.Pem;
import io.envtest.view.certificates.v1.CertificateSigningRequest;
import io.envtest.view.certificates.v1.CertificateSigningRequestCondition;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Reads CertificateSigningRequests. */
final class Requests {

    private Requests() {}

    /** The request proper; empty if it cannot be read. */
    static Optional<CertificateRequest> read(CertificateSigningRequest request) {
        try {
            String pem = new String(Base64.getDecoder().decode(request.spec().request()), StandardCharsets.US_ASCII);
            List<Pem.Block> blocks = Pem.decode(pem);
            return blocks.isEmpty()
                    ? Optional.empty()
                    : Optional.of(CertificateRequest.parse(blocks.get(0).content()));
        } catch (MalformedDerException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The condition of a type. */
    private static Optional<CertificateSigningRequestCondition> condition(
            CertificateSigningRequest request, String type) {
        return request.status().conditions().stream()
                .filter(condition -> condition.type().equals(type))
                .findFirst();
    }

    /** Whether there is a condition of a type. */
    static boolean is(CertificateSigningRequest request, String type) {
        return condition(request, type).isPresent();
    }
}
