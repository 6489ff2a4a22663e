package io.envtest.internal.endpoint;

import io.envtest.internal.endpoint.answer.Answer;

/** Serves one verb, or one subresource with behaviour of its own. Refuses by {@link io.envtest.api.ApiException}. */
@FunctionalInterface
public interface VerbEndpoint {

    /** Answers a request. */
    Answer serve(ResourceRequest request);
}
