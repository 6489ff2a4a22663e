package io.envtest.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The small tables of what the official artifacts do not say: enums, unions, defaults, some list types and types. */
final class Overlay {
    private final JsonNode types;

    private Overlay(JsonNode types) {
        this.types = types;
    }

    static Overlay load() throws IOException {
        return new Overlay(table("types.json"));
    }

    static JsonNode table(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Overlay.class.getResourceAsStream(name), name)) {
            return new ObjectMapper().readTree(in);
        }
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return List.copyOf(texts);
    }

    void apply(Map<String, Definition> definitions) {
        for (Definition definition : definitions.values()) {
            for (Definition.Field field : definition.fields) {
                if (field.defaultValue == null) {
                    field.defaultValue = ZeroValues.of(field, definitions.containsKey(field.type));
                }
            }
        }
        for (Map.Entry<String, JsonNode> row : types.properties()) {
            if (row.getValue().path("empty").asBoolean()) {
                definitions.put(row.getKey(), empty(row.getKey()));
            }
            Definition definition = definitions.get(row.getKey());
            if (definition == null) {
                throw new IllegalStateException("types.json names the unknown definition " + row.getKey());
            }
            inherit(definition, definitions.get(row.getValue().path("like").asText()));
            definition(definition, row.getValue());
        }
    }

    /** A struct without fields, which OpenAPI publishes and the artifacts do not have. */
    private static Definition empty(String name) {
        Definition definition = new Definition(name);
        definition.published = true;
        return definition;
    }

    /** A type that is like one further up has the fields of both in its order and with its marks. */
    private static void inherit(Definition definition, @Nullable Definition like) {
        if (like != null) {
            List<String> order = like.fields.stream().map(field -> field.name).toList();
            definition.fields.sort((a, b) -> Integer.compare(rank(order, a), rank(order, b)));
        }
        for (Definition.Field field : definition.fields) {
            Definition.Field other = like == null ? null : like.field(field.name);
            if (other != null) {
                field.defaultValue = other.defaultValue;
                field.enumValues = other.enumValues;
                field.listType = other.listType;
                field.listMapKeys = other.listMapKeys;
                field.mergeKey = other.mergeKey;
                field.patchStrategy = other.patchStrategy;
                field.atomic = other.atomic;
                field.granular = other.granular;
                field.inlinePath = other.inlinePath;
                field.inlineNames = other.inlineNames;
            }
        }
    }

    private static void definition(Definition definition, JsonNode row) {
        definition.unions = row.get("unions");
        definition.atomic = row.path("atomic").asBoolean(definition.atomic);
        if (row.path("typeMeta").asBoolean()) {
            definition.fields.add(0, typeMeta("apiVersion"));
            definition.fields.add(0, typeMeta("kind"));
        }
        for (Map.Entry<String, JsonNode> entry : row.path("fields").properties()) {
            Definition.Field field = definition.field(entry.getKey());
            if (field == null) {
                throw new IllegalStateException("types.json: " + definition.name + " has no field " + entry.getKey());
            }
            field(field, entry.getValue());
        }
        List<String> order = texts(row.path("order"));
        if (!order.isEmpty()) {
            definition.fields.sort((a, b) -> Integer.compare(rank(order, a), rank(order, b)));
        }
    }

    private static int rank(List<String> order, Definition.Field field) {
        int at = order.indexOf(field.name);
        return at < 0 ? (field.name.equals("kind") || field.name.equals("apiVersion") ? -1 : order.size()) : at;
    }

    private static Definition.Field typeMeta(String name) {
        Definition.Field field = new Definition.Field(name);
        field.type = "string";
        return field;
    }

    private static void field(Definition.Field field, JsonNode row) {
        field.type = row.path("type").asText(field.type);
        field.listType = row.path("listType").asText(field.listType);
        field.mergeKey = row.path("mergeKey").asText(field.mergeKey);
        field.atomic |= row.path("atomic").asBoolean();
        field.granular |= row.path("granular").asBoolean();
        field.protoNumber = row.path("protoNumber").asInt(field.protoNumber);
        field.required = row.path("required").asBoolean(field.required);
        if (row.has("listMapKeys")) {
            field.listMapKeys = texts(row.path("listMapKeys"));
        }
        if (row.has("patchStrategy")) {
            field.patchStrategy = texts(row.path("patchStrategy"));
        }
        if (row.has("enum")) {
            field.enumValues = texts(row.path("enum"));
        }
        if (row.has("default")) {
            JsonNode value = row.path("default");
            field.defaultValue = value.isNull() ? null : value;
        }
    }
}
