package io.envtest.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/** The defaults that OpenAPI documents show: those of markers, and the zero values of fields that Go keeps by value. */
final class ZeroValues {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ZeroValues() {}

    /** The value of a {@code +default=} marker; what is not JSON (a reference to a constant) is left out. */
    static @Nullable JsonNode parse(String marker) {
        if (marker.isEmpty() || marker.startsWith("ref(")) {
            return null;
        }
        try {
            return JSON.readTree(marker);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(marker);
        }
    }

    /** The zero value when the field is likely to be held by value: required scalars, required structs, the three parts. */
    static @Nullable JsonNode of(Definition.Field field, boolean struct) {
        if (struct) {
            boolean part = field.name.equals("metadata") || field.name.equals("spec") || field.name.equals("status");
            return part || field.required ? JsonNodeFactory.instance.objectNode() : null;
        }
        if (!field.required) {
            return null;
        }
        return switch (field.type) {
            case "string" -> TextNode.valueOf("");
            case "bool" -> BooleanNode.FALSE;
            case "int32", "int64", "double" -> IntNode.valueOf(0);
            default -> null;
        };
    }
}
