package io.envtest.internal.admission.plugin.certificates;

import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.NamedPlugin;
import io.envtest.internal.admission.Operation;
import io.envtest.internal.admission.ValidatingAdmission;
import io.envtest.internal.pki.CertificateRequest;
import io.envtest.internal.pki.MalformedDerException;
import io.envtest.internal.request.UserInfo;
import io.envtest.view.certificates.v1.CertificateSigningRequest;
import java.util.List;

/**
 * Nobody becomes a member of system:masters by asking for a client certificate.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#certificatesubjectrestriction">CertificateSubjectRestriction</a>
 */
public final class CertificateSubjectRestriction extends NamedPlugin implements ValidatingAdmission {

    private static final String SIGNER = "kubernetes.io/kube-apiserver-client";

    /** Needs nothing. */
    public CertificateSubjectRestriction() {
        super("CertificateSubjectRestriction", Operation.CREATE);
    }

    @Override
    public void validate(AdmissionRequest request) {
        if (!request.isFor("certificates.k8s.io", "certificatesigningrequests") || request.object() == null) {
            return;
        }
        CertificateSigningRequest csr = CertificateSigningRequest.of(request.object());
        if (csr.spec().signerName().equals(SIGNER)
                && organizations(request, csr.spec().request()).contains(UserInfo.MASTERS)) {
            throw request.forbidden("use of " + SIGNER + " signer with " + UserInfo.MASTERS + " group is not allowed");
        }
    }

    private static List<String> organizations(AdmissionRequest request, String base64) {
        try {
            return CertificateRequest.parsePem(base64).subject().organizations();
        } catch (MalformedDerException | IllegalArgumentException e) {
            throw request.forbidden("failed to parse CSR: " + e.getMessage());
        }
    }
}
