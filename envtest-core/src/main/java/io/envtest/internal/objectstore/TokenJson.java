package io.envtest.internal.objectstore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoJson;
import io.envtest.internal.codec.GoJsonException;
import java.util.Locale;

/** Reads the JSON inside a continue token; names count in any case. */
final class TokenJson {

    private TokenJson() {}

    static ObjectNode parse(byte[] json) {
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

    private static JsonNode read(byte[] json) {
        try {
            return GoJson.decode(json).value();
        } catch (GoJsonException e) {
            throw ContinueToken.invalid(String.valueOf(e.getMessage()));
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
