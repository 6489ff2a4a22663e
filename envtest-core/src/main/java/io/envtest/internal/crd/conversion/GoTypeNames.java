package io.envtest.internal.crd.conversion;

import com.fasterxml.jackson.databind.JsonNode;

/** What Go calls values, as JSON and once decoded. */
final class GoTypeNames {

    private GoTypeNames() {}

    static String json(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case BOOLEAN -> "bool";
            case NUMBER -> "number";
            case OBJECT -> "object";
            default -> "string";
        };
    }

    static String decoded(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "[]interface {}";
            case BOOLEAN -> "bool";
            case NUMBER -> value.isIntegralNumber() ? "int64" : "float64";
            case OBJECT -> "map[string]interface {}";
            case STRING -> "string";
            default -> "<nil>";
        };
    }
}
