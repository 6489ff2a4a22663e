package io.envtest.internal.endpoint;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.Form;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.request.QueryParameters;

/** Reads an object. */
final class GetEndpoint implements VerbEndpoint {

    private final Verbs verbs;

    GetEndpoint(Verbs verbs) {
        this.verbs = verbs;
    }

    @Override
    public Answer serve(ResourceRequest request) {
        Form form = request.output();
        refuseExport(request.request().query());
        String version = request.request().query().first("resourceVersion");
        return new Answer.Stored(200, request.definition(), verbs.store().get(request.target(), version), form);
    }

    private static void refuseExport(QueryParameters query) {
        if (!query.first("export").isEmpty() && query.flag("export")) {
            throw ApiErrors.badRequest("the export parameter, deprecated since v1.14, is no longer supported");
        }
    }
}
