package io.envtest.internal.authz;

import io.envtest.internal.request.UserInfo;

/** Members of {@code system:masters} may do everything; nothing else bypasses authorization. */
public final class MastersAuthorizer implements Authorizer {

    @Override
    public Decision authorize(Attributes attributes) {
        return attributes.user().in(UserInfo.MASTERS) ? Decision.ALLOWED : Decision.NOTHING_SAID;
    }
}
