package io.envtest.internal.request.filter;

import io.envtest.internal.authz.Attributes;
import io.envtest.internal.authz.Authorizer;
import io.envtest.internal.authz.Decision;
import io.envtest.internal.authz.Forbidden;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.NoSniffing;
import io.envtest.internal.request.ApiCall;

/** Ends with 403 what the user may not do. Comes before routing: who may not know learns nothing of what is served. */
public final class Authorize implements Filter {

    private final Authorizer authorizer;

    /** Asks this authorizer. */
    public Authorize(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    @Override
    public Answer handle(ApiCall call, ApiHandler next) {
        Attributes attributes =
                Attributes.of(call.context().user(), call.context().info());
        Decision decision = authorizer.authorize(attributes);
        if (!decision.allowed()) {
            call.context().header(NoSniffing.NAME, NoSniffing.VALUE);
            throw Forbidden.exception(attributes, decision.reason());
        }
        return next.handle(call);
    }
}
