package io.envtest.internal.registry.certificates;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.view.certificates.v1.CertificateSigningRequest;

/** The approval of a request: nothing changes but its conditions. */
final class CertificateApprovalStatus extends KindStrategy<CertificateSigningRequest> {

    CertificateApprovalStatus() {
        super(CertificateSigningRequest::of);
    }

    @Override
    protected void prepare(StrategyContext context, CertificateSigningRequest csr, CertificateSigningRequest old) {
        csr.spec().replaceWith(old.spec());
        Conditions.date(csr, old, context.timestamp());
        if (old.status().hasCertificate()) {
            csr.status().setCertificate(old.status().certificate());
        } else {
            csr.status().removeCertificate();
        }
    }

    @Override
    protected void validate(
            StrategyContext context, CertificateSigningRequest csr, CertificateSigningRequest old, FieldErrors errors) {
        Conditions.check(errors, csr);
        metadata(csr, old, errors);
        Conditions.kept(errors, csr, old);
    }
}
