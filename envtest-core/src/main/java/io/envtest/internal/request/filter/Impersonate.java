package io.envtest.internal.request.filter;

import io.envtest.api.ApiException;
import io.envtest.internal.authn.Credentials;
import io.envtest.internal.authn.impersonation.Impersonator;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.NoSniffing;
import io.envtest.internal.request.ApiCall;

/** Lets a user act as another, if he may. */
public final class Impersonate implements Filter {

    private final Impersonator impersonator;

    /** Asks this impersonator. */
    public Impersonate(Impersonator impersonator) {
        this.impersonator = impersonator;
    }

    @Override
    public Answer handle(ApiCall call, ApiHandler next) {
        Credentials credentials = Credentials.of(call.request());
        try {
            impersonator
                    .impersonate(call.context().user(), call.context().info(), credentials)
                    .ifPresent(call.context()::user);
        } catch (ApiException e) {
            call.context().header(NoSniffing.NAME, NoSniffing.VALUE);
            throw e;
        }
        return next.handle(call);
    }
}
