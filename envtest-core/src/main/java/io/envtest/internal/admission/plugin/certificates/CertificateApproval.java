package io.envtest.internal.admission.plugin.certificates;

import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.NamedPlugin;
import io.envtest.internal.admission.Operation;
import io.envtest.internal.admission.ValidatingAdmission;
import io.envtest.internal.authz.Authorizer;
import io.envtest.view.certificates.v1.CertificateSigningRequest;

/**
 * Whoever approves a request needs the right to {@code approve} for its signer.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#certificateapproval">CertificateApproval</a>
 */
public final class CertificateApproval extends NamedPlugin implements ValidatingAdmission {

    private final SignerRights rights;

    /** Asks this authorizer. */
    public CertificateApproval(Authorizer authorizer) {
        super("CertificateApproval", Operation.UPDATE);
        this.rights = new SignerRights(authorizer);
    }

    @Override
    public void validate(AdmissionRequest request) {
        boolean approval = request.resource().groupResource().equals("certificatesigningrequests.certificates.k8s.io")
                && request.subresource().equals("approval");
        if (!approval || request.object() == null) {
            return;
        }
        String signer = CertificateSigningRequest.of(request.object()).spec().signerName();
        if (!rights.may(request.context().user(), "approve", signer)) {
            throw request.forbidden("user not permitted to approve requests with signerName \"" + signer + "\"");
        }
    }
}
