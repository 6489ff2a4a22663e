package io.envtest.internal.registry.certificates;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.pki.CertificateText;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.view.certificates.v1.CertificateSigningRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The status of a request: the signer puts the certificate there, or says why there is none. */
final class CertificateStatus extends KindStrategy<CertificateSigningRequest> {

    CertificateStatus() {
        super(CertificateSigningRequest::of);
    }

    @Override
    protected void prepare(StrategyContext context, CertificateSigningRequest csr, CertificateSigningRequest old) {
        csr.spec().replaceWith(old.spec());
        Conditions.keepVerdict(csr, old);
        Conditions.date(csr, old, context.timestamp());
    }

    @Override
    protected void validate(
            StrategyContext context, CertificateSigningRequest csr, CertificateSigningRequest old, FieldErrors errors) {
        Conditions.check(errors, csr);
        String certificate = csr.status().certificate();
        if (!certificate.isEmpty()) {
            String problem = CertificateText.problem(
                    new String(Base64.getDecoder().decode(certificate), StandardCharsets.UTF_8));
            if (!problem.isEmpty()) {
                errors.invalid(csr.status().path("certificate"), "<certificate data>", problem);
            }
        }
        metadata(csr, old, errors);
        Conditions.kept(errors, csr, old);
        Conditions.notAdded(errors, csr, old);
        if (!old.status().certificate().isEmpty()
                && !certificate.equals(old.status().certificate())) {
            errors.forbidden(csr.status().path("certificate"), "updates may not modify existing certificate content");
        }
    }
}
