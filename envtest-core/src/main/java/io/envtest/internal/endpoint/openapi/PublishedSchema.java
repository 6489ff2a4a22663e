package io.envtest.internal.endpoint.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Turns the schema of a custom resource definition into what OpenAPI documents show of it. */
final class PublishedSchema {
    /** Marks a root of which v2 shows nothing. */
    static final String OPAQUE = "opaque";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String CONVENTIONS =
            "More info: https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md";
    private static final String PRESERVE = "x-kubernetes-preserve-unknown-fields";
    private static final String EMBEDDED = "x-kubernetes-embedded-resource";
    private static final String INT_OR_STRING = "x-kubernetes-int-or-string";
    private static final Set<String> JUNCTORS = Set.of("allOf", "anyOf", "oneOf");
    /** What v2 does not know, or clients of v2 do not understand. */
    private static final Set<String> V3_ONLY = Set.of("allOf", "anyOf", "oneOf", "not", "default", "nullable");
    /** What v2 does not show of a value that may be of several types. */
    private static final Set<String> TYPED =
            Set.of("type", "items", "properties", "additionalProperties", "required", "nullable");

    private static final List<String> ORDER = List.of(
            "description",
            "type",
            "nullable",
            "format",
            "title",
            "default",
            "maximum",
            "exclusiveMaximum",
            "minimum",
            "exclusiveMinimum",
            "maxLength",
            "minLength",
            "pattern",
            "maxItems",
            "minItems",
            "uniqueItems",
            "multipleOf",
            "enum",
            "maxProperties",
            "minProperties",
            "required",
            "items",
            "allOf",
            "oneOf",
            "anyOf",
            "not",
            "properties",
            "additionalProperties");
    private static final Comparator<String> KEYWORDS = Comparator.comparingInt(
                    (String keyword) -> ORDER.contains(keyword) ? ORDER.indexOf(keyword) : ORDER.size())
            .thenComparing(Comparator.naturalOrder());

    private PublishedSchema() {}

    /** The keywords in the order of documents, extensions last. */
    static ObjectNode sorted(ObjectNode schema) {
        TreeMap<String, JsonNode> keywords = new TreeMap<>(KEYWORDS);
        schema.properties().forEach(entry -> keywords.put(entry.getKey(), entry.getValue()));
        ObjectNode sorted = JSON.objectNode();
        sorted.setAll(keywords);
        return sorted;
    }

    /** Members sorted by name. */
    static ObjectNode byName(ObjectNode object) {
        Map<String, JsonNode> members = new TreeMap<>();
        object.properties().forEach(entry -> members.put(entry.getKey(), entry.getValue()));
        ObjectNode sorted = JSON.objectNode();
        sorted.setAll(members);
        return sorted;
    }

    /** A schema of v3, the caller's own. */
    static ObjectNode v3(ObjectNode schema) {
        ObjectNode published = JSON.objectNode();
        for (Map.Entry<String, JsonNode> entry : schema.properties()) {
            String keyword = entry.getKey();
            JsonNode value = entry.getValue();
            if (value instanceof ObjectNode nested && isSchema(keyword)) {
                published.set(keyword, v3(nested));
            } else if (value instanceof ObjectNode properties && keyword.equals("properties")) {
                ObjectNode each = published.putObject(keyword);
                byName(properties)
                        .properties()
                        .forEach(property -> each.set(property.getKey(), nested(property.getValue())));
            } else if (JUNCTORS.contains(keyword)) {
                ArrayNode array = published.putArray(keyword);
                value.forEach(each -> array.add(nested(each)));
            } else if (!value.isBoolean() || value.asBoolean() || keyword.equals("default")) {
                published.set(keyword, value.deepCopy());
            }
        }
        if (schema.path(INT_OR_STRING).asBoolean() && !schema.has("anyOf")) {
            ArrayNode types = published.putArray("anyOf");
            types.addObject().put("type", "integer");
            types.addObject().put("type", "string");
        }
        if (schema.path(EMBEDDED).asBoolean()) {
            embed(published);
        }
        return sorted(published);
    }

    private static JsonNode nested(JsonNode schema) {
        return schema instanceof ObjectNode object ? v3(object) : schema;
    }

    private static boolean isSchema(String keyword) {
        return keyword.equals("items") || keyword.equals("additionalProperties") || keyword.equals("not");
    }

    /** An embedded object has a kind and metadata of its own. */
    private static void embed(ObjectNode schema) {
        ArrayNode required = JSON.arrayNode().add("kind").add("apiVersion");
        schema.path("required").forEach(name -> {
            if (!name.asText().equals("kind") && !name.asText().equals("apiVersion")) {
                required.add(name);
            }
        });
        schema.set("required", required);
        ObjectNode properties =
                schema.get("properties") instanceof ObjectNode own ? own : schema.putObject("properties");
        properties
                .putObject("apiVersion")
                .put(
                        "description",
                        "apiVersion defines the versioned schema of this representation of an object. " + CONVENTIONS
                                + "#resources")
                .put("type", "string");
        properties
                .putObject("kind")
                .put(
                        "description",
                        "kind is a string value representing the type of this object. In CamelCase. " + CONVENTIONS
                                + "#types-kinds")
                .put("type", "string");
        ObjectNode metadata = properties.putObject("metadata");
        metadata.put("description", "Standard object's metadata. " + CONVENTIONS + "#metadata");
        metadata.putArray("allOf")
                .addObject()
                .put("$ref", SchemaWriter.REFERENCE + "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta");
        schema.set("properties", byName(properties));
    }

    /** A schema for v2 in the form of v3, the caller's own: with nothing in it that v2 cannot express. */
    static ObjectNode v2(ObjectNode schema) {
        if (schema.path(PRESERVE).asBoolean()) {
            ObjectNode opaque = JSON.objectNode().put(OPAQUE, true);
            if (schema.has("description")) {
                opaque.set("description", schema.path("description"));
            }
            return opaque;
        }
        return v2Value(schema);
    }

    private static ObjectNode v2Value(ObjectNode schema) {
        boolean anyType = schema.path("nullable").asBoolean()
                || schema.path(PRESERVE).asBoolean()
                || schema.path(INT_OR_STRING).asBoolean();
        ObjectNode published = JSON.objectNode();
        for (Map.Entry<String, JsonNode> entry : schema.properties()) {
            String keyword = entry.getKey();
            JsonNode value = entry.getValue();
            if (V3_ONLY.contains(keyword) || anyType && TYPED.contains(keyword)) {
                continue;
            }
            if (value instanceof ObjectNode nested && isSchema(keyword)) {
                published.set(keyword, v2Value(nested));
            } else if (value instanceof ObjectNode properties && keyword.equals("properties")) {
                ObjectNode each = published.putObject(keyword);
                byName(properties)
                        .properties()
                        .forEach(property -> each.set(
                                property.getKey(),
                                property.getValue() instanceof ObjectNode nested
                                        ? v2Value(nested)
                                        : property.getValue()));
            } else if (keyword.equals("required")) {
                required(published, schema, value);
            } else if (!value.isBoolean() || value.asBoolean()) {
                published.set(keyword, value.deepCopy());
            }
        }
        return sorted(published);
    }

    /** What may be null cannot be said to be required. */
    private static void required(ObjectNode published, ObjectNode schema, JsonNode names) {
        ArrayNode required = JSON.arrayNode();
        for (JsonNode name : names) {
            if (!schema.path("properties").path(name.asText()).path("nullable").asBoolean()) {
                required.add(name);
            }
        }
        if (!required.isEmpty()) {
            published.set("required", required);
        }
    }
}
