package io.envtest.internal.request.filter;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.request.ApiCall;

/** Answers a request, or refuses it by {@link io.envtest.api.ApiException}. Thread-safe. */
@FunctionalInterface
public interface ApiHandler {

    /** Answers. */
    Answer handle(ApiCall call);
}
