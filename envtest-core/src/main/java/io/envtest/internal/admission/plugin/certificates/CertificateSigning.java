package io.envtest.internal.admission.plugin.certificates;

import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.NamedPlugin;
import io.envtest.internal.admission.Operation;
import io.envtest.internal.admission.ValidatingAdmission;
import io.envtest.internal.authz.Authorizer;
import io.envtest.view.certificates.v1.CertificateSigningRequest;

/**
 * Whoever puts a certificate or a condition into a request needs the right to {@code sign} for its signer.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#certificatesigning">CertificateSigning</a>
 */
public final class CertificateSigning extends NamedPlugin implements ValidatingAdmission {

    private final SignerRights rights;

    /** Asks this authorizer. */
    public CertificateSigning(Authorizer authorizer) {
        super("CertificateSigning", Operation.UPDATE);
        this.rights = new SignerRights(authorizer);
    }

    @Override
    public void validate(AdmissionRequest request) {
        boolean status = request.resource().groupResource().equals("certificatesigningrequests.certificates.k8s.io")
                && request.subresource().equals("status");
        if (!status || request.object() == null || request.oldObject() == null) {
            return;
        }
        CertificateSigningRequest now = CertificateSigningRequest.of(request.object());
        CertificateSigningRequest old = CertificateSigningRequest.of(request.oldObject());
        boolean signs = !now.status().certificate().equals(old.status().certificate())
                || !now.status().get("conditions").equals(old.status().get("conditions"));
        String signer = old.spec().signerName();
        if (signs && !rights.may(request.context().user(), "sign", signer)) {
            throw request.forbidden("user not permitted to sign requests with signerName \"" + signer + "\"");
        }
    }
}
