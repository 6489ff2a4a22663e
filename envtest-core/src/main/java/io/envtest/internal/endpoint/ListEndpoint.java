package io.envtest.internal.endpoint;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.Form;
import io.envtest.internal.endpoint.options.ListParameters;
import io.envtest.internal.objectstore.ListQuery;
import io.envtest.internal.objectstore.ObjectPage;

/** Lists a page of a collection. */
final class ListEndpoint implements VerbEndpoint {

    private final Verbs verbs;

    ListEndpoint(Verbs verbs) {
        this.verbs = verbs;
    }

    @Override
    public Answer serve(ResourceRequest request) {
        Form form = request.output();
        ListParameters parameters = ListParameters.parse(request.request().query(), false, verbs.features());
        ListQuery query = query(request, parameters);
        ObjectPage page = verbs.store().list(request.definition(), query);
        return new Answer.Listed(request.definition(), page, parameters.shard().toString(), form);
    }

    static ListQuery query(ResourceRequest request, ListParameters parameters) {
        Selection selection = Selection.of(request, parameters);
        return new ListQuery(
                request.namespace(),
                selection.name(),
                selection.matching(),
                parameters.limit(),
                parameters.continueToken(),
                parameters.resourceVersion(),
                parameters.resourceVersionMatch());
    }
}
