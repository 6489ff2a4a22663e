package io.envtest.internal.endpoint.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Turns schemas of OpenAPI v3 into those of v2, which know no defaults and no alternatives, and need no wrapping around references. */
final class V2Schemas {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private V2Schemas() {}

    static JsonNode of(JsonNode schema) {
        ObjectNode converted = JSON.objectNode();
        for (Map.Entry<String, JsonNode> entry : schema.properties()) {
            JsonNode value = entry.getValue();
            switch (entry.getKey()) {
                case "default" -> {}
                case "allOf" -> converted.put("$ref", reference(value.path(0)));
                case "$ref" -> converted.put("$ref", reference(schema));
                case "oneOf" -> alternatives(converted);
                case "properties" -> converted.set("properties", each(value));
                case "items", "additionalProperties" ->
                    converted.set(entry.getKey(), value.isObject() ? of(value) : value);
                default -> converted.set(entry.getKey(), value);
            }
        }
        return converted;
    }

    private static String reference(JsonNode schema) {
        return schema.path("$ref").asText().replace("#/components/schemas/", "#/definitions/");
    }

    /** What may be a text or a number is said to be a text. */
    private static void alternatives(ObjectNode converted) {
        JsonNode format = converted.remove("format");
        converted.put("type", "string");
        if (format != null) {
            converted.set("format", format);
        }
    }

    private static ObjectNode each(JsonNode properties) {
        ObjectNode converted = JSON.objectNode();
        properties.properties().forEach(entry -> converted.set(entry.getKey(), of(entry.getValue())));
        return converted;
    }
}
