package io.envtest.internal.request.filter;

import io.envtest.internal.authn.Authentication;
import io.envtest.internal.authn.Authentication.Authenticated;
import io.envtest.internal.authn.Authenticator;
import io.envtest.internal.authn.Credentials;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.request.ApiCall;

/** Finds out who asks; ends with 401 if the credentials are wrong. */
public final class Authenticate implements Filter {

    private final Authenticator authenticator;

    /** Asks this authenticator. */
    public Authenticate(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    @Override
    public Answer handle(ApiCall call, ApiHandler next) {
        Credentials credentials = Credentials.of(call.request());
        Authentication outcome = authenticator.authenticate(credentials);
        if (!(outcome instanceof Authenticated known)) {
            throw ApiErrors.plain(401, "Unauthorized", "Unauthorized");
        }
        call.context().user(known.user());
        return next.handle(call);
    }
}
