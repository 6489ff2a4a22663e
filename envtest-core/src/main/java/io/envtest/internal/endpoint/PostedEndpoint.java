package io.envtest.internal.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.Form;
import io.envtest.internal.endpoint.answer.Shape;
import io.envtest.internal.endpoint.negotiation.PartialMetadata;
import io.envtest.internal.endpoint.options.WriteParameters;
import io.envtest.internal.registry.AdmissionCallback;
import io.envtest.internal.registry.PostedResource;

/** Answers an object that is posted and never stored. */
final class PostedEndpoint implements VerbEndpoint {

    private final Verbs verbs;
    private final PostedResource posted;

    PostedEndpoint(Verbs verbs, PostedResource posted) {
        this.verbs = verbs;
        this.posted = posted;
    }

    @Override
    public Answer serve(ResourceRequest request) {
        Form form = request.outputOfPosted();
        CreateEndpoint.checkMediaType(request);
        BodyLimit.check(request);
        WriteParameters options = WriteParameters.parse(request.request().query(), "CreateOptions");
        ObjectNode object = verbs.decoder().decode(request, options.fieldValidation());
        posted.prepare(request.target(), object);
        posted.setDefaults(object);
        request.target().ensureNamespace(object);
        String manager = options.forStore().manager(request.context());
        verbs.owners().own(request.kind(), request.subresourceName(), object, manager);
        AdmissionCallback admission = verbs.admission(request, options);
        admission.mutate(object, null);
        ObjectNode answer = posted.answer(request.target(), object, options.forStore(), admission);
        return new Answer.Made(201, shaped(answer, form), form);
    }

    private static ObjectNode shaped(ObjectNode answer, Form form) {
        return form.shape() == Shape.PARTIAL_OBJECT ? PartialMetadata.of(answer.path("metadata"), form) : answer;
    }
}
