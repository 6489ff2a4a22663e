package io.envtest.internal.schema.structural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The keywords that bound a number. */
record NumberBounds(
        @Nullable Double multipleOf,
        @Nullable Double minimum,
        boolean exclusiveMinimum,
        @Nullable Double maximum,
        boolean exclusiveMaximum) {

    static NumberBounds of(ObjectNode json) {
        return new NumberBounds(
                number(json, "multipleOf"),
                number(json, "minimum"),
                json.path("exclusiveMinimum").asBoolean(),
                number(json, "maximum"),
                json.path("exclusiveMaximum").asBoolean());
    }

    private static @Nullable Double number(ObjectNode json, String name) {
        JsonNode value = json.path(name);
        return value.isNumber() ? Double.valueOf(value.doubleValue()) : null;
    }
}
