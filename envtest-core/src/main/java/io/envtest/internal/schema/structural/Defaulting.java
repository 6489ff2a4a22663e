package io.envtest.internal.schema.structural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Fills in the defaults that a schema states; a null where null is no value counts as absent. Pure. */
public final class Defaulting {

    private Defaulting() {}

    /** Fills in defaults in place. */
    public static void apply(JsonNode value, StructuralSchema schema) {
        if (value instanceof ObjectNode object) {
            fields(object, schema);
        } else if (value.isArray()) {
            StructuralSchema items = schema.items();
            if (items != null) {
                value.forEach(item -> apply(item, items));
            }
        }
    }

    private static void fields(ObjectNode object, StructuralSchema schema) {
        dropNulls(object, schema);
        schema.properties().forEach((name, property) -> {
            JsonNode fallback = property.defaultValue();
            if (!object.has(name) && fallback != null) {
                object.set(name, fallback.deepCopy());
            }
        });
        object.properties().forEach(e -> {
            StructuralSchema property = schema.properties().get(e.getKey());
            StructuralSchema below = property == null ? schema.additionalProperties() : property;
            if (below != null) {
                apply(e.getValue(), below);
            }
        });
    }

    private static void dropNulls(ObjectNode object, StructuralSchema schema) {
        List<String> nulls = new ArrayList<>();
        object.properties().forEach(e -> {
            StructuralSchema property = schema.properties().get(e.getKey());
            if (e.getValue().isNull()
                    && property != null
                    && !property.isNullable()
                    && property.defaultValue() != null) {
                nulls.add(e.getKey());
            }
        });
        object.remove(nulls);
    }
}
