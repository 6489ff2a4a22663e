package io.envtest.internal.codec;

import com.fasterxml.jackson.databind.JsonNode;

/** What Go's messages call values. Pure. */
public final class GoKinds {

    private GoKinds() {}

    /** A value of JSON that does not fit, for example {@code array}. */
    public static String json(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case BOOLEAN -> "bool";
            case NUMBER -> "number";
            case OBJECT -> "object";
            default -> "string";
        };
    }

    /** The type of a decoded value, as by {@code %T}, for example {@code map[string]interface {}}. */
    public static String decoded(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "[]interface {}";
            case BOOLEAN -> "bool";
            case NUMBER -> value.isIntegralNumber() && value.canConvertToLong() ? "int64" : "float64";
            case OBJECT, POJO -> "map[string]interface {}";
            case NULL, MISSING -> "<nil>";
            default -> "string";
        };
    }
}
