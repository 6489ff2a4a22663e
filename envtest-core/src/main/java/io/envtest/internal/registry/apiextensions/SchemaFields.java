package io.envtest.internal.registry.apiextensions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.view.apiextensions.v1.JSONSchemaProps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what the typed view of a schema leaves open: fields that are a schema or something else. Pure. */
final class SchemaFields {

    private SchemaFields() {}

    /** The schema of a list's items; null if there is none, or a list of them. */
    static @Nullable JSONSchemaProps items(JSONSchemaProps schema) {
        return schema(schema.items());
    }

    /** The schema of fields that have none of their own; null if there is none. */
    static @Nullable JSONSchemaProps additionalProperties(JSONSchemaProps schema) {
        return schema(schema.get("additionalProperties"));
    }

    /** Whether additional properties are spoken of at all. */
    static boolean hasAdditionalProperties(JSONSchemaProps schema) {
        return schema.has("additionalProperties");
    }

    /** The fields by name, in order of their names. */
    static Map<String, JSONSchemaProps> properties(JSONSchemaProps schema) {
        return named(schema.get("properties"));
    }

    /** Schemas by name, in order of the names. */
    static Map<String, JSONSchemaProps> named(JsonNode map) {
        Map<String, JSONSchemaProps> schemas = new TreeMap<>();
        for (Map.Entry<String, JsonNode> member : map.properties()) {
            schemas.put(member.getKey(), of(member.getValue()));
        }
        return schemas;
    }

    /** The schemas of {@code allOf}, {@code anyOf}, {@code oneOf} or of a list of items. */
    static List<JSONSchemaProps> listed(JsonNode list) {
        List<JSONSchemaProps> schemas = new ArrayList<>();
        if (list.isArray()) {
            for (JsonNode element : list) {
                schemas.add(of(element));
            }
        }
        return schemas;
    }

    /** The schema of {@code not}; null if there is none. */
    static @Nullable JSONSchemaProps not(JSONSchemaProps schema) {
        return schema(schema.get("not"));
    }

    /** The default; null if there is none. */
    static @Nullable JsonNode defaultValue(JSONSchemaProps schema) {
        JsonNode value = schema.node().get("default");
        return value == null || value.isNull() ? null : value;
    }

    /** A schema that stands on its own; what is none says nothing. */
    static JSONSchemaProps of(JsonNode value) {
        return JSONSchemaProps.of(value instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode());
    }

    private static @Nullable JSONSchemaProps schema(JsonNode value) {
        return value instanceof ObjectNode object ? JSONSchemaProps.of(object) : null;
    }
}
