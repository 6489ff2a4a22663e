package io.envtest.internal.authn;

import io.envtest.internal.authn.Authentication.Authenticated;
import io.envtest.internal.request.UserInfo;
import java.util.ArrayList;
import java.util.List;

/** Puts everybody who signed in into the group {@code system:authenticated}. */
public final class AuthenticatedGroup implements Authenticator {

    /** Group of everybody who signed in. */
    public static final String AUTHENTICATED = "system:authenticated";

    /** Group of everybody who did not. */
    public static final String UNAUTHENTICATED = "system:unauthenticated";

    private final Authenticator method;

    /** Adds the group to whom this method knows. */
    public AuthenticatedGroup(Authenticator method) {
        this.method = method;
    }

    @Override
    public Authentication authenticate(Credentials credentials) {
        return withGroup(method.authenticate(credentials));
    }

    /** The same outcome, with the group added to a user. */
    public static Authentication withGroup(Authentication answer) {
        return answer instanceof Authenticated known
                ? new Authenticated(withGroup(known.user()), known.audiences())
                : answer;
    }

    private static UserInfo withGroup(UserInfo user) {
        if (user.name().equals(UserInfo.ANONYMOUS.name()) || user.in(AUTHENTICATED) || user.in(UNAUTHENTICATED)) {
            return user;
        }
        List<String> groups = new ArrayList<>(user.groups());
        groups.add(AUTHENTICATED);
        return new UserInfo(user.name(), user.uid(), groups, user.extra());
    }
}
