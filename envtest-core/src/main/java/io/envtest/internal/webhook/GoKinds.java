package io.envtest.internal.webhook;

import com.fasterxml.jackson.databind.JsonNode;

/** What Go calls JSON values. */
final class GoKinds {

    private GoKinds() {}

    static String word(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case BOOLEAN -> "bool";
            case NUMBER -> "number";
            case OBJECT -> "object";
            default -> "string";
        };
    }
}
