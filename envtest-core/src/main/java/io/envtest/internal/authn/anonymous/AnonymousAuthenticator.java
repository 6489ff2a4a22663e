package io.envtest.internal.authn.anonymous;

import io.envtest.internal.authn.Authentication;
import io.envtest.internal.authn.Authentication.Authenticated;
import io.envtest.internal.authn.Authentication.NoOpinion;
import io.envtest.internal.authn.Authenticator;
import io.envtest.internal.authn.Credentials;
import io.envtest.internal.request.UserInfo;
import java.util.List;

/** Takes whoever shows no credentials for {@code system:anonymous}; wrong credentials stay wrong. */
public final class AnonymousAuthenticator implements Authenticator {

    private final Authenticator methods;

    /** Steps in where these have no opinion. */
    public AnonymousAuthenticator(Authenticator methods) {
        this.methods = methods;
    }

    @Override
    public Authentication authenticate(Credentials credentials) {
        Authentication answer = methods.authenticate(credentials);
        return answer instanceof NoOpinion ? new Authenticated(UserInfo.ANONYMOUS, List.of()) : answer;
    }
}
