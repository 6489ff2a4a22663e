package io.envtest.internal.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.endpoint.negotiation.BodyFormats;
import io.envtest.internal.endpoint.negotiation.MalformedBodyException;
import io.envtest.internal.endpoint.negotiation.Negotiation;
import io.envtest.internal.endpoint.options.DeleteParameters;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.registry.DeleteOptions;
import io.envtest.internal.request.RequestBody;

/** Reads the options of a deletion: from the body if there is one, else from the query. */
final class DeleteBody {

    private final BodyFormats formats;

    DeleteBody(BodyFormats formats) {
        this.formats = formats;
    }

    DeleteOptions options(ResourceRequest request) {
        BodyLimit.check(request);
        if (request.request().body() instanceof RequestBody.Tree tree
                && !tree.content().isEmpty()) {
            return DeleteParameters.read(tree.content());
        }
        if (request.request().body() instanceof RequestBody.Bytes bytes && bytes.content().length > 0) {
            return read(request, bytes.content());
        }
        return DeleteParameters.parse(request.request().query());
    }

    private DeleteOptions read(ResourceRequest request, byte[] content) {
        JsonNode body;
        try {
            body = formats.of(Negotiation.input(request.request(), Negotiation.BUILT_IN))
                    .read(content)
                    .value();
        } catch (MalformedBodyException e) {
            throw ApiErrors.badRequest(String.valueOf(e.getMessage()));
        }
        if (!body.isObject() && !body.isNull()) {
            throw ApiErrors.badRequest(SentKind.notAnObject(body));
        }
        String kind = body.path("kind").asText("");
        if (!kind.isEmpty() && !kind.equals("DeleteOptions")) {
            String apiVersion = body.path("apiVersion").asText("");
            GroupVersionKind sent = GroupVersionKind.of(apiVersion.isEmpty() ? "meta.k8s.io/v1" : apiVersion, kind);
            throw ApiErrors.badRequest(
                    MetaKinds.knownBesideOptions(sent)
                            ? "converting (" + MetaKinds.goVersion(sent) + "." + kind
                                    + ") to (v1.DeleteOptions): unknown conversion"
                            : SentKind.notRegistered(sent));
        }
        return DeleteParameters.read(body);
    }
}
