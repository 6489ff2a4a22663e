package io.envtest.internal.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrorType;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.schema.structural.SortedFields;
import io.envtest.internal.schema.structural.StructuralSchema;
import io.envtest.view.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Whole objects inside of custom resources ({@code x-kubernetes-embedded-resource}): their kind is read as a text, their
 * metadata as those of every object. Pure.
 */
final class EmbeddedObjects {

    private EmbeddedObjects() {}

    /** Whether such an object may stand in a value of the schema. */
    static boolean possible(@Nullable StructuralSchema schema) {
        return schema != null
                && (schema.isEmbeddedResource()
                        || schema.properties().values().stream().anyMatch(EmbeddedObjects::possible)
                        || possible(schema.items())
                        || possible(schema.additionalProperties()));
    }

    /** Calls for each such object in a value. */
    static void forEach(
            JsonNode value,
            @Nullable StructuralSchema schema,
            FieldPath path,
            BiConsumer<ObjectNode, FieldPath> action) {
        if (schema == null) {
            return;
        }
        if (value instanceof ObjectNode object) {
            if (schema.isEmbeddedResource()) {
                action.accept(object, path);
            }
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                String name = member.getKey();
                FieldPath below = schema.properties().containsKey(name) ? path.child(name) : path.key(name);
                forEach(member.getValue(), schema.field(name), below, action);
            }
        } else if (value instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                forEach(list.get(i), schema.items(), path.index(i), action);
            }
        }
    }

    /**
     * Brings all such objects into form, in place.
     *
     * @return unknown fields of their metadata, worded, sorted
     * @throws ApiException 400 if one has a part of a wrong type
     */
    static List<String> normalise(ObjectNode whole, StructuralSchema schema) {
        List<String> unknown = new ArrayList<>();
        forEach(whole, schema, FieldPath.empty(), (object, path) -> {
            text(object, "apiVersion", path);
            text(object, "kind", path);
            metadata(object, path.child("metadata"), unknown);
        });
        unknown.sort(null);
        return unknown;
    }

    private static void text(ObjectNode object, String field, FieldPath path) {
        JsonNode value = object.get(field);
        if (value != null && !value.isTextual()) {
            throw refused(path.child(field), value, "must be a string");
        }
    }

    private static void metadata(ObjectNode object, FieldPath path, List<String> unknown) {
        JsonNode metadata = object.path("metadata");
        try {
            unknown.addAll(UntypedMetadata.decode(object, path));
        } catch (ApiException e) {
            throw refused(path, metadata, e.status().message());
        }
    }

    private static ApiException refused(FieldPath path, JsonNode value, String why) {
        FieldError error = new FieldError(FieldErrorType.INVALID, path, SortedFields.copy(value), why);
        return ApiErrors.badRequest(error.message());
    }
}
