package io.envtest.internal.objectstore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Reads the JSON inside a continue token; what is wrong with it is said in the words of Go's parser. */
final class TokenJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private TokenJson() {}

    static ObjectNode parse(String json) {
        String problem = new GoJsonSyntax(json).problem();
        if (!problem.isEmpty()) {
            throw ContinueToken.invalid(problem);
        }
        JsonNode value = read(json);
        if (value.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!value.isObject()) {
            throw ContinueToken.invalid(
                    "json: cannot unmarshal " + goKind(value) + " into Go value of type storage.continueToken");
        }
        ObjectNode lower = JsonNodeFactory.instance.objectNode();
        value.properties().forEach(member -> lower.set(member.getKey().toLowerCase(Locale.ROOT), member.getValue()));
        return lower;
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("JSON that was checked cannot be read", e);
        }
    }

    /** How Go's error texts name a value that does not fit. */
    static String goKind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case OBJECT -> "object";
            case BOOLEAN -> "bool";
            case STRING -> "string";
            case NUMBER -> value.isIntegralNumber() ? "number" : "number " + value.asText();
            default -> "null";
        };
    }
}
