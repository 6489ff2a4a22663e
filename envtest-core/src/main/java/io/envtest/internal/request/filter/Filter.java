package io.envtest.internal.request.filter;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.request.ApiCall;

/** Looks at a request on its way in, and at its answer on the way out. Thread-safe. */
@FunctionalInterface
public interface Filter {

    /** Answers or refuses by itself, or lets the rest of the chain do it. */
    Answer handle(ApiCall call, ApiHandler next);
}
