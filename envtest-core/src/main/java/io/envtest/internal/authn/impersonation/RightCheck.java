package io.envtest.internal.authn.impersonation;

import io.envtest.internal.authz.Attributes;
import io.envtest.internal.authz.Authorizer;
import io.envtest.internal.authz.Decision;
import io.envtest.internal.authz.Forbidden;
import io.envtest.internal.request.UserInfo;

/** Asks for rights of one requester and refuses in the words of an ordinary 403. */
final class RightCheck {

    static final String IDENTITIES = "authentication.k8s.io";

    private final Authorizer authorizer;

    RightCheck(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    /** The right to a verb on the requested thing itself. */
    void onRequest(Attributes request, String verb) {
        require(request.withVerb(verb));
    }

    /** The right to a verb on an identity. */
    void onIdentity(
            UserInfo requester, String verb, String group, String resource, String sub, String namespace, String name) {
        require(Attributes.resource(requester, verb, group, resource, sub, namespace, name));
    }

    private void require(Attributes attributes) {
        Decision decision = authorizer.authorize(attributes);
        if (!decision.allowed()) {
            throw Forbidden.exception(attributes, decision.reason());
        }
    }
}
