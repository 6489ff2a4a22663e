package io.envtest.internal.codec.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.OpaqueObject;
import io.envtest.internal.schema.catalogue.Field;
import io.envtest.internal.schema.catalogue.Type;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Makes random objects of a type, with no zero values in them. */
final class RandomObjects {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 12;

    private final Random random;

    RandomObjects(long seed) {
        this.random = new Random(seed);
    }

    ObjectNode object(Type type, String apiVersion, String kind) {
        ObjectNode object = JSON.objectNode().put("kind", kind).put("apiVersion", apiVersion);
        fill(object, type, 0);
        return object;
    }

    private void fill(ObjectNode object, Type type, int depth) {
        for (Field field : type.fields()) {
            if (field.protoNumber() > 0 && random.nextInt(depth < 3 ? 2 : 4) == 0) {
                JsonNode value = value(field.type(), depth + 1);
                if (!value.isContainerNode() || !value.isEmpty()) {
                    object.set(field.name(), value);
                }
            }
        }
    }

    private JsonNode value(Type type, int depth) {
        return switch (type.kind()) {
            case STRING -> JSON.textNode("tëxt" + random.nextInt(1000));
            case BOOLEAN -> JSON.booleanNode(true);
            case INT32 -> JSON.numberNode(random.nextInt() | 1);
            case INT64 -> JSON.numberNode(random.nextLong() | 1);
            case DOUBLE -> JSON.numberNode(random.nextDouble() + 1);
            case BYTES -> JSON.textNode("AAECAw==");
            case TIME -> JSON.textNode("2026-01-02T03:04:%02dZ".formatted(random.nextInt(60)));
            case MICRO_TIME -> JSON.textNode("2026-01-02T03:04:05.%06dZ".formatted(random.nextInt(1_000_000)));
            case DURATION -> JSON.nullNode();
            case QUANTITY -> JSON.textNode(random.nextInt(1, 900) + "m");
            case INT_OR_STRING -> random.nextBoolean() ? JSON.numberNode(random.nextInt(1, 99)) : JSON.textNode("50%");
            case ANY -> any(type);
            case LIST -> list(type, depth);
            case MAP -> map(type, depth);
            case STRUCT -> struct(type, depth);
        };
    }

    private JsonNode any(Type type) {
        return switch (FreeForm.of(type.definition())) {
            case RAW -> JSON.objectNode().put("free", random.nextInt(1000));
            case OPAQUE ->
                OpaqueObject.of(("{ \"free\":" + random.nextInt(1000) + "}").getBytes(StandardCharsets.US_ASCII));
            case SCHEMA_OR_BOOL -> random.nextBoolean() ? JSON.booleanNode(true) : schema();
            case SCHEMA_OR_ARRAY -> random.nextBoolean() ? JSON.arrayNode().add(schema()) : schema();
            case SCHEMA_OR_STRING_ARRAY ->
                random.nextBoolean() ? JSON.arrayNode().add("a").add("b") : schema();
        };
    }

    private static ObjectNode schema() {
        return JSON.objectNode().put("description", "d").put("type", "string");
    }

    private JsonNode list(Type type, int depth) {
        ArrayNode array = JSON.arrayNode();
        for (int i = random.nextInt(1, 3); i > 0 && depth < DEEPEST; i--) {
            array.add(value(type.items(), depth));
        }
        return array;
    }

    private JsonNode map(Type type, int depth) {
        ObjectNode object = JSON.objectNode();
        for (int i = random.nextInt(1, 3); i > 0 && depth < DEEPEST; i--) {
            object.set("key" + i, value(type.items(), depth));
        }
        return object;
    }

    private JsonNode struct(Type type, int depth) {
        ObjectNode object = JSON.objectNode();
        if (depth < DEEPEST) {
            fill(object, type, depth);
        }
        return object;
    }
}
