package io.envtest.internal.admission.plugin.certificates;

import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.NamedPlugin;
import io.envtest.internal.admission.Operation;
import io.envtest.internal.admission.ValidatingAdmission;
import io.envtest.internal.authz.Authorizer;
import io.envtest.view.certificates.v1beta1.ClusterTrustBundle;

/**
 * Whoever writes a bundle of a signer needs the right to {@code attest} for it.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#clustertrustbundleattest">ClusterTrustBundleAttest</a>
 */
public final class ClusterTrustBundleAttest extends NamedPlugin implements ValidatingAdmission {

    private final SignerRights rights;

    /** Asks this authorizer. */
    public ClusterTrustBundleAttest(Authorizer authorizer) {
        super("ClusterTrustBundleAttest", Operation.CREATE, Operation.UPDATE);
        this.rights = new SignerRights(authorizer);
    }

    @Override
    public void validate(AdmissionRequest request) {
        if (!request.isFor("certificates.k8s.io", "clustertrustbundles") || request.object() == null) {
            return;
        }
        String signer = ClusterTrustBundle.of(request.object()).spec().signerName();
        if (signer.isEmpty()) {
            return;
        }
        if (!rights.may(request.context().user(), "attest", signer)) {
            throw request.forbidden("user not permitted to attest for signerName \"" + signer + "\"");
        }
    }
}
