package io.envtest.internal.schema.structural;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.meta.Trees;

/** Types of values as messages name them, and when two values are equal across types. Pure. */
final class JsonTypes {

    private JsonTypes() {}

    /** The JSON type; a number written with a fraction or an exponent is a number, even if it is whole. */
    static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            default -> "string";
        };
    }

    /** The format that the value itself has: only numbers have one. */
    static String formatOf(JsonNode value) {
        if (!value.isNumber()) {
            return "";
        }
        return value.isIntegralNumber() ? "int64" : "float64";
    }

    /** Whether a value, turned into the type of an allowed one, is that one: 1.5 is 1 among integers. */
    static boolean isAllowed(JsonNode allowed, JsonNode value) {
        if (allowed.isNull()) {
            return false;
        }
        if (allowed.isIntegralNumber() && value.isNumber()) {
            return allowed.longValue() == value.longValue();
        }
        if (allowed.isTextual() && value.isIntegralNumber() && Character.isValidCodePoint(value.intValue())) {
            return allowed.textValue().equals(Character.toString(value.intValue()));
        }
        return Trees.same(allowed, value);
    }
}
