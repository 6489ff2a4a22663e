package io.envtest.internal.authn.impersonation;

import io.envtest.api.ApiException;
import io.envtest.internal.authn.AuthenticatedGroup;
import io.envtest.internal.authn.Credentials;
import io.envtest.internal.authz.Attributes;
import io.envtest.internal.authz.Authorizer;
import io.envtest.internal.request.RequestInfo;
import io.envtest.internal.request.UserInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets a requester act as the user that his Impersonate headers name, if one of the modes grants it. The mode that last
 * helped a requester is tried first, and the first refusal is the one he reads. Thread-safe.
 */
public final class Impersonator {

    private static final int REMEMBERED = 1000;

    private final List<ImpersonationMode> modes;
    private final Map<String, ImpersonationMode> lastHelped = new ConcurrentHashMap<>();

    /** Asks this authorizer for the rights. */
    public Impersonator(Authorizer authorizer) {
        RightCheck rights = new RightCheck(authorizer);
        this.modes = List.of(
                NodeMode.associated(rights),
                NodeMode.arbitrary(rights),
                new ServiceAccountMode(rights),
                new UserInfoMode(rights),
                new LegacyMode(rights));
    }

    /**
     * The user that the request is to be done as; empty if it names nobody.
     *
     * @throws ApiException 400 for headers without a user name, 403 if a right is missing
     */
    public Optional<UserInfo> impersonate(UserInfo requester, RequestInfo info, Credentials credentials) {
        return WantedUser.read(credentials).map(wanted -> become(Attributes.of(requester, info), wanted));
    }

    private UserInfo become(Attributes request, WantedUser wanted) {
        String requester = request.user().name();
        @Nullable ImpersonationMode preferred = lastHelped.get(requester);
        @Nullable ApiException first = null;
        for (ImpersonationMode mode : inOrder(preferred)) {
            if (!mode.suits(request.user(), wanted)) {
                continue;
            }
            try {
                mode.check(request, wanted);
                remember(requester, mode);
                return withCommonGroup(mode.become(wanted));
            } catch (ApiException refused) {
                first = first == null ? refused : first;
            }
        }
        // The legacy mode suits everybody, so there is a refusal to tell.
        throw first == null ? new IllegalStateException("no mode of impersonation was tried") : first;
    }

    private List<ImpersonationMode> inOrder(@Nullable ImpersonationMode preferred) {
        if (preferred == null) {
            return modes;
        }
        List<ImpersonationMode> order = new ArrayList<>(modes);
        order.remove(preferred);
        order.add(0, preferred);
        return order;
    }

    private void remember(String requester, ImpersonationMode mode) {
        if (lastHelped.size() > REMEMBERED) {
            lastHelped.clear();
        }
        lastHelped.put(requester, mode);
    }

    private static UserInfo withCommonGroup(UserInfo user) {
        if (user.in(AuthenticatedGroup.AUTHENTICATED) || user.in(AuthenticatedGroup.UNAUTHENTICATED)) {
            return user;
        }
        List<String> groups = new ArrayList<>(user.groups());
        boolean anonymous = user.name().equals(UserInfo.ANONYMOUS.name());
        groups.add(anonymous ? AuthenticatedGroup.UNAUTHENTICATED : AuthenticatedGroup.AUTHENTICATED);
        return new UserInfo(user.name(), user.uid(), groups, user.extra());
    }
}
