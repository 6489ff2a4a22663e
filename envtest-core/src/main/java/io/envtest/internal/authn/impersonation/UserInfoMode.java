package io.envtest.internal.authn.impersonation;

import io.envtest.internal.authn.serviceaccount.ServiceAccountNames;
import io.envtest.internal.authz.Attributes;
import io.envtest.internal.authz.Forbidden;
import io.envtest.internal.field.GoQuote;
import io.envtest.internal.request.UserInfo;
import java.util.List;
import java.util.regex.Pattern;

/** Becoming any user that is neither a node nor a service account, but never a member of system:masters. */
final class UserInfoMode implements ImpersonationMode {

    private static final String VERB = "impersonate:user-info";
    private static final Pattern DOMAIN_PATH =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/.+");

    private final RightCheck rights;

    UserInfoMode(RightCheck rights) {
        this.rights = rights;
    }

    @Override
    public boolean suits(UserInfo requester, WantedUser wanted) {
        return !NodeMode.isNode(wanted)
                && ServiceAccountNames.parse(wanted.name()).isEmpty();
    }

    @Override
    public void check(Attributes request, WantedUser wanted) {
        rights.onRequest(request, "impersonate-on:user-info:" + request.verb());
        identity(request.user(), "users", "", wanted.name());
        if (!wanted.uid().isEmpty()) {
            identity(request.user(), "uids", "", wanted.uid());
        }
        wanted.groups().forEach(group -> checkGroup(request.user(), group));
        wanted.extra().forEach((key, values) -> checkExtra(request.user(), key, values));
    }

    @Override
    public UserInfo become(WantedUser wanted) {
        return new UserInfo(wanted.name(), wanted.uid(), wanted.groups(), wanted.extra());
    }

    private void checkGroup(UserInfo requester, String group) {
        if (group.equals(UserInfo.MASTERS)) {
            throw Forbidden.exception(
                    attributes(requester, "groups", "", group),
                    "impersonating the system:masters group is not allowed");
        }
        identity(requester, "groups", "", group);
    }

    private void checkExtra(UserInfo requester, String key, List<String> values) {
        if (!DOMAIN_PATH.matcher(key).matches()) {
            throw Forbidden.exception(
                    attributes(requester, "userextras", "", ""),
                    "impersonating an invalid key in extra is not allowed: extra.key: Invalid value: "
                            + GoQuote.quote(key) + ": must be a domain-prefixed path (such as \"acme.io/foo\")");
        }
        values.forEach(value -> identity(requester, "userextras", key, value));
    }

    private void identity(UserInfo requester, String resource, String sub, String name) {
        rights.onIdentity(requester, VERB, RightCheck.IDENTITIES, resource, sub, "", name);
    }

    private static Attributes attributes(UserInfo requester, String resource, String sub, String name) {
        return Attributes.resource(requester, VERB, RightCheck.IDENTITIES, resource, sub, "", name);
    }
}
