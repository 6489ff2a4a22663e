package io.envtest.internal.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.meta.ApiErrors;

/** An object's name and namespace stand in its metadata and in the URL; here they are made to agree. */
final class NamePlaces {

    private NamePlaces() {}

    /** A new object belongs to the URL's namespace. */
    static void forCreate(ResourceRequest request, ObjectNode object) {
        ObjectNode metadata = metadata(object);
        String own = text(metadata, "namespace");
        String wanted = request.namespace();
        if (own.isEmpty() && !wanted.isEmpty()) {
            metadata.put("namespace", wanted);
        } else if (wanted.isEmpty()) {
            metadata.remove("namespace");
        } else if (!own.equals(wanted)) {
            throw ApiErrors.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
    }

    /** A changed object has the name and namespace of the URL. */
    static void forUpdate(ResourceRequest request, ObjectNode object) {
        ObjectNode metadata = metadata(object);
        String name = text(metadata, "name");
        if (name.isEmpty()) {
            throw ApiErrors.badRequest("the name of the object (" + request.name()
                    + " based on URL) was undeterminable: name must be provided");
        }
        if (!name.equals(request.name())) {
            throw ApiErrors.badRequest("the name of the object (" + name + ") does not match the name on the URL ("
                    + request.name() + ")");
        }
        String own = text(metadata, "namespace");
        String wanted = request.namespace();
        if (!wanted.isEmpty() && !own.isEmpty() && !own.equals(wanted)) {
            throw ApiErrors.badRequest("the namespace of the object (" + own
                    + ") does not match the namespace on the URL (" + wanted + ")");
        }
        forCreate(request, object);
    }

    private static ObjectNode metadata(ObjectNode object) {
        JsonNode metadata = object.path("metadata");
        return metadata instanceof ObjectNode present ? present : object.putObject("metadata");
    }

    private static String text(ObjectNode metadata, String field) {
        return metadata.path(field).asText("");
    }
}
