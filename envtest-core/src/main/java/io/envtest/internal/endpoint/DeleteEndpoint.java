package io.envtest.internal.endpoint;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.Form;
import io.envtest.internal.endpoint.negotiation.StatusTree;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.registry.DeleteOptions;
import io.envtest.internal.registry.DeleteResult;
import io.envtest.internal.registry.Trait;

/** Deletes an object. */
final class DeleteEndpoint implements VerbEndpoint {

    private final Verbs verbs;
    private final DeleteBody body;

    DeleteEndpoint(Verbs verbs, DeleteBody body) {
        this.verbs = verbs;
        this.body = body;
    }

    @Override
    public Answer serve(ResourceRequest request) {
        Form form = request.output();
        DeleteOptions options = body.options(request);
        DeleteResult result = verbs.store().delete(request.target(), options, verbs.admission(request, options));
        StoredObject object = result.object();
        boolean returned = request.definition().declaration().strategy().has(Trait.DELETE_RETURNS_OBJECT);
        if (result.deleted() && !returned) {
            return new Answer.Made(
                    200,
                    StatusTree.removed(
                            object.key().name(),
                            request.definition().resource().group(),
                            request.definition().resource().resource(),
                            object.index().uid()),
                    form);
        }
        return new Answer.Stored(200, request.definition(), object, form);
    }
}
