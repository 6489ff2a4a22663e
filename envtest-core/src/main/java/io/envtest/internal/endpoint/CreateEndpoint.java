package io.envtest.internal.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.Form;
import io.envtest.internal.endpoint.negotiation.Negotiation;
import io.envtest.internal.endpoint.options.WriteParameters;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.request.RequestBody;

/** Creates an object. */
final class CreateEndpoint implements VerbEndpoint {

    private final Verbs verbs;

    CreateEndpoint(Verbs verbs) {
        this.verbs = verbs;
    }

    @Override
    public Answer serve(ResourceRequest request) {
        Form form = request.output();
        checkMediaType(request);
        BodyLimit.check(request);
        WriteParameters options = WriteParameters.parse(request.request().query(), "CreateOptions");
        ObjectNode object = verbs.decode(request, options);
        StoredObject created =
                verbs.store().create(request.target(), object, options.forStore(), verbs.admission(request, options));
        return new Answer.Stored(201, request.definition(), created, form);
    }

    static void checkMediaType(ResourceRequest request) {
        if (request.request().body() instanceof RequestBody.Bytes) {
            Negotiation.input(request.request(), request.offered());
        }
    }
}
