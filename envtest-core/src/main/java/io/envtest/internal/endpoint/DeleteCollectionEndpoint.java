package io.envtest.internal.endpoint;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.Form;
import io.envtest.internal.endpoint.options.ListParameters;
import io.envtest.internal.objectstore.ListQuery;
import io.envtest.internal.objectstore.ObjectPage;
import io.envtest.internal.registry.DeleteOptions;

/** Deletes all objects of a collection that a list would show. */
final class DeleteCollectionEndpoint implements VerbEndpoint {

    private final Verbs verbs;
    private final DeleteBody body;

    DeleteCollectionEndpoint(Verbs verbs, DeleteBody body) {
        this.verbs = verbs;
        this.body = body;
    }

    @Override
    public Answer serve(ResourceRequest request) {
        Form form = request.output();
        ListParameters parameters = ListParameters.parse(request.request().query(), false, verbs.features());
        ListQuery query = ListEndpoint.query(request, parameters);
        DeleteOptions options = body.options(request);
        ObjectPage deleted =
                verbs.store().deleteCollection(request.target(), query, options, verbs.admission(request, options));
        return new Answer.Listed(
                request.definition(), deleted, parameters.shard().toString(), form);
    }
}
