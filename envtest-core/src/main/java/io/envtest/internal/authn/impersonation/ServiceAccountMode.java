package io.envtest.internal.authn.impersonation;

import io.envtest.internal.authn.serviceaccount.ServiceAccountNames;
import io.envtest.internal.authn.serviceaccount.ServiceAccountNames.Account;
import io.envtest.internal.authz.Attributes;
import io.envtest.internal.request.UserInfo;
import java.util.Map;

/** Becoming a service account. */
final class ServiceAccountMode implements ImpersonationMode {

    private final RightCheck rights;

    ServiceAccountMode(RightCheck rights) {
        this.rights = rights;
    }

    @Override
    public boolean suits(UserInfo requester, WantedUser wanted) {
        return wanted.onlyName() && ServiceAccountNames.parse(wanted.name()).isPresent();
    }

    @Override
    public void check(Attributes request, WantedUser wanted) {
        rights.onRequest(request, "impersonate-on:serviceaccount:" + request.verb());
        Account account = ServiceAccountNames.parse(wanted.name()).orElseThrow();
        rights.onIdentity(
                request.user(),
                "impersonate:serviceaccount",
                RightCheck.IDENTITIES,
                "serviceaccounts",
                "",
                account.namespace(),
                account.name());
    }

    @Override
    public UserInfo become(WantedUser wanted) {
        Account account = ServiceAccountNames.parse(wanted.name()).orElseThrow();
        return new UserInfo(wanted.name(), "", ServiceAccountNames.groups(account.namespace()), Map.of());
    }
}
