package io.envtest.internal.endpoint;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.Form;

/** Reads an object. */
final class GetEndpoint implements VerbEndpoint {

    private final Verbs verbs;

    GetEndpoint(Verbs verbs) {
        this.verbs = verbs;
    }

    @Override
    public Answer serve(ResourceRequest request) {
        Form form = request.output();
        String version = request.request().query().first("resourceVersion");
        return new Answer.Stored(200, request.definition(), verbs.store().get(request.target(), version), form);
    }
}
