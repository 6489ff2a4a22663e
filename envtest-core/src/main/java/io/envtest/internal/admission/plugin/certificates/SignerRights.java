package io.envtest.internal.admission.plugin.certificates;

import io.envtest.internal.authz.Attributes;
import io.envtest.internal.authz.Authorizer;
import io.envtest.internal.request.UserInfo;

/** Rights on signers: one by its name, or all of its domain. */
final class SignerRights {

    private final Authorizer authorizer;

    SignerRights(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    boolean may(UserInfo user, String verb, String signer) {
        int slash = signer.indexOf('/');
        String domain = slash < 0 ? signer : signer.substring(0, slash);
        return allowed(user, verb, signer) || allowed(user, verb, domain + "/*");
    }

    private boolean allowed(UserInfo user, String verb, String name) {
        return authorizer
                .authorize(Attributes.resource(user, verb, "certificates.k8s.io", "signers", "", "", name))
                .allowed();
    }
}
