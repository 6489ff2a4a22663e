package io.envtest.internal.endpoint;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.Form;
import io.envtest.internal.endpoint.negotiation.BodyFormats;
import io.envtest.internal.endpoint.negotiation.Negotiation;
import io.envtest.internal.endpoint.options.WriteParameters;
import io.envtest.internal.endpoint.patch.PatchMediaTypes;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.registry.ObjectUpdate;
import io.envtest.internal.registry.WriteResult;

/** Changes an object by a patch, or applies a configuration. */
final class PatchEndpoint implements VerbEndpoint {

    private final Verbs verbs;
    private final Patches patches;

    PatchEndpoint(Verbs verbs, BodyFormats formats) {
        this.verbs = verbs;
        this.patches = new Patches(formats);
    }

    @Override
    public Answer serve(ResourceRequest request) {
        if (request.name().isEmpty()) {
            throw ApiErrors.badRequest("name must be provided");
        }
        PatchMediaTypes type = PatchMediaTypes.of(request.request(), request.definition())
                .orElseThrow(() -> Negotiation.unsupported(PatchMediaTypes.accepted(request.definition())));
        Form form = request.output();
        BodyLimit.check(request);
        boolean apply = type == PatchMediaTypes.APPLY;
        WriteParameters options = WriteParameters.parsePatch(request.request().query(), apply);
        ObjectUpdate update = apply
                ? applied(request, verbs.applier().prepare(request, options))
                : ObjectUpdate.patch(patches.prepare(request, type, options));
        WriteResult result =
                verbs.store().update(request.target(), update, options.forStore(), verbs.admission(request, options));
        return new Answer.Stored(result.created() ? 201 : 200, request.definition(), result.object(), form);
    }

    /** An apply creates what is missing, but no subresource of what is missing. */
    private static ObjectUpdate applied(ResourceRequest request, ObjectUpdate.Function function) {
        return new ObjectUpdate(function, request.subresource() == null, true, null, "");
    }
}
