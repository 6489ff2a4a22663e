package io.envtest.internal.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.Form;
import io.envtest.internal.endpoint.options.WriteParameters;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.registry.ObjectUpdate;
import io.envtest.internal.registry.WriteResult;

/** Replaces an object. */
final class UpdateEndpoint implements VerbEndpoint {

    private final Verbs verbs;

    UpdateEndpoint(Verbs verbs) {
        this.verbs = verbs;
    }

    @Override
    public Answer serve(ResourceRequest request) {
        if (request.name().isEmpty()) {
            throw ApiErrors.badRequest("name must be provided");
        }
        Form form = request.output();
        CreateEndpoint.checkMediaType(request);
        BodyLimit.check(request);
        WriteParameters options = WriteParameters.parse(request.request().query(), "UpdateOptions");
        ObjectNode object = verbs.decode(request, options);
        WriteResult result = verbs.store()
                .update(
                        request.target(),
                        replacement(object, request.kind()),
                        options.forStore(),
                        verbs.admission(request, options));
        return new Answer.Stored(result.created() ? 201 : 200, request.definition(), result.object(), form);
    }

    /** A custom resource that states another kind is refused only once it could replace the current one. */
    private static ObjectUpdate replacement(ObjectNode object, GroupVersionKind kind) {
        if (object.path("kind").asText().equals(kind.kind())) {
            return ObjectUpdate.replace(object);
        }
        ObjectNode sent = object.deepCopy();
        object.put("kind", kind.kind());
        return ObjectUpdate.replace(object).refusedIf(() -> SentKind.requireWritten(sent, kind));
    }
}
