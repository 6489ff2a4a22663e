package io.envtest.internal.schema.structural;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;

/** Schemas and values from JSON with single quotes. */
final class Schemas {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Schemas() {}

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static StructuralSchema schema(String text) {
        return StructuralSchema.of(json(text));
    }

    static String problems(StructuralSchema schema, String value) {
        FieldErrors errors = new FieldErrors();
        new SchemaValidation(errors).validate(json(value), schema, FieldPath.empty());
        return errors.isEmpty() ? "" : errors.aggregate();
    }
}
