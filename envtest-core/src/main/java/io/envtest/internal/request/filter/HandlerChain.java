package io.envtest.internal.request.filter;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.request.ApiCall;
import java.util.List;

/** The path of a request, written once: filters from the outermost in, then the endpoint. Immutable. */
public final class HandlerChain implements ApiHandler {

    private final ApiHandler first;

    private HandlerChain(ApiHandler first) {
        this.first = first;
    }

    /** A chain of filters, outermost first, in front of an endpoint. */
    public static HandlerChain of(List<Filter> filters, ApiHandler endpoint) {
        ApiHandler handler = endpoint;
        for (int i = filters.size() - 1; i >= 0; i--) {
            Filter filter = filters.get(i);
            ApiHandler next = handler;
            handler = call -> filter.handle(call, next);
        }
        return new HandlerChain(handler);
    }

    @Override
    public Answer handle(ApiCall call) {
        return first.handle(call);
    }
}
