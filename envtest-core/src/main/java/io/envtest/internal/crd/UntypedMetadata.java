package io.envtest.internal.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.internal.codec.GoKinds;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.registry.ObjectSchema;
import io.envtest.internal.registry.builtin.BuiltInSchemas;
import io.envtest.view.FieldPath;
import java.util.ArrayList;
import java.util.List;

/** Metadata of objects that no Go type describes: they alone are read by their type. Pure. */
final class UntypedMetadata {

    private static final ObjectSchema METADATA = BuiltInSchemas.metadata();
    private static final String UNKNOWN_FIELD = "unknown field \"";

    private UntypedMetadata() {}

    /**
     * Brings the metadata of an object into form, in place.
     *
     * @param path where they stand
     * @return unknown fields, worded, sorted
     * @throws ApiException 400 if a part has a wrong type
     */
    static List<String> decode(ObjectNode object, FieldPath path) {
        JsonNode metadata = object.get("metadata");
        if (metadata == null) {
            return List.of();
        }
        ObjectNode typed = metadata.isNull() ? object.objectNode() : typed(metadata);
        List<String> unknown = new ArrayList<>();
        for (String words : METADATA.normalise(typed)) {
            unknown.add(UNKNOWN_FIELD + path + "." + words.substring(UNKNOWN_FIELD.length()));
        }
        if (typed.path("creationTimestamp").isNull()) {
            typed.remove("creationTimestamp");
        }
        object.set("metadata", typed);
        unknown.sort(null);
        return unknown;
    }

    private static ObjectNode typed(JsonNode metadata) {
        if (metadata instanceof ObjectNode object) {
            return object.deepCopy();
        }
        throw ApiErrors.badRequest(
                "json: cannot unmarshal " + GoKinds.json(metadata) + " into Go value of type v1.ObjectMeta");
    }
}
