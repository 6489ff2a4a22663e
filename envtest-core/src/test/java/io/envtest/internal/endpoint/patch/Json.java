package io.envtest.internal.endpoint.patch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.StringJoiner;
import java.util.TreeMap;

/** JSON in tests: single quotes and bare names are fine. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .build();

    private Json() {}

    public static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    public static ObjectNode object(String text) {
        return (ObjectNode) read(text);
    }

    /** A text that is the same for the same value, whatever the order of members and the Java type of numbers. */
    public static String canonical(JsonNode value) {
        if (value.isArray()) {
            StringJoiner items = new StringJoiner(",", "[", "]");
            value.forEach(item -> items.add(canonical(item)));
            return items.toString();
        }
        if (!value.isObject()) {
            return value.toString();
        }
        TreeMap<String, String> members = new TreeMap<>();
        value.properties().forEach(member -> members.put(member.getKey(), canonical(member.getValue())));
        StringJoiner sorted = new StringJoiner(",", "{", "}");
        members.forEach((name, text) -> sorted.add(name + ":" + text));
        return sorted.toString();
    }

    /** Objects or lists within each other, with a one inside. */
    public static JsonNode nested(int depth, boolean lists) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        JsonNode value = nodes.numberNode(1);
        for (int i = 0; i < depth; i++) {
            ArrayNode list = nodes.arrayNode().add(value);
            value = lists ? list : nodes.objectNode().set("a", value);
        }
        return value;
    }
}
