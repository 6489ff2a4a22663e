package io.envtest.internal.authn.impersonation;

import io.envtest.internal.authz.Attributes;
import io.envtest.internal.request.UserInfo;

/** One way to become somebody else, with its own rights. */
interface ImpersonationMode {

    /** Whether it is the way for such a requester to such a user. */
    boolean suits(UserInfo requester, WantedUser wanted);

    /**
     * Asks for every right it takes.
     *
     * @param request what the requester wants to do, as himself
     * @throws io.envtest.api.ApiException 403 naming the first right that is missing
     */
    void check(Attributes request, WantedUser wanted);

    /** The user that the requester becomes, before the groups that everybody has. */
    UserInfo become(WantedUser wanted);
}
