package io.envtest.internal.authn.impersonation;

import io.envtest.internal.authn.serviceaccount.ServiceAccountNames;
import io.envtest.internal.authn.serviceaccount.ServiceAccountNames.Account;
import io.envtest.internal.authz.Attributes;
import io.envtest.internal.request.UserInfo;
import java.util.List;
import java.util.Optional;

/** Becoming anybody by the verb {@code impersonate}, whatever is done then. */
final class LegacyMode implements ImpersonationMode {

    private static final String VERB = "impersonate";

    private final RightCheck rights;

    LegacyMode(RightCheck rights) {
        this.rights = rights;
    }

    @Override
    public boolean suits(UserInfo requester, WantedUser wanted) {
        return true;
    }

    @Override
    public void check(Attributes request, WantedUser wanted) {
        UserInfo requester = request.user();
        Optional<Account> account = ServiceAccountNames.parse(wanted.name());
        if (account.isPresent()) {
            Account named = account.get();
            rights.onIdentity(requester, VERB, "", "serviceaccounts", "", named.namespace(), named.name());
        } else {
            rights.onIdentity(requester, VERB, "", "users", "", "", wanted.name());
        }
        if (!wanted.uid().isEmpty()) {
            rights.onIdentity(requester, VERB, RightCheck.IDENTITIES, "uids", "", "", wanted.uid());
        }
        for (String group : wanted.groups()) {
            rights.onIdentity(requester, VERB, "", "groups", "", "", group);
        }
        wanted.extra()
                .forEach((key, values) -> values.forEach(value ->
                        rights.onIdentity(requester, VERB, RightCheck.IDENTITIES, "userextras", key, "", value)));
    }

    @Override
    public UserInfo become(WantedUser wanted) {
        List<String> groups = wanted.groups();
        if (groups.isEmpty()) {
            groups = ServiceAccountNames.parse(wanted.name())
                    .map(account -> ServiceAccountNames.groups(account.namespace()))
                    .orElse(groups);
        }
        return new UserInfo(wanted.name(), wanted.uid(), groups, wanted.extra());
    }
}
