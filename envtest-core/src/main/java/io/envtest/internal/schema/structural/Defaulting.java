package io.envtest.internal.schema.structural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills in the defaults that a schema states; a null where null is no value counts as absent. Pure. */
public final class Defaulting {

    private Defaulting() {}

    /** Fills in defaults in place. */
    public static void apply(JsonNode value, @Nullable StructuralSchema schema) {
        if (schema == null) {
            return;
        }
        if (value instanceof ObjectNode object) {
            fields(object, schema);
        } else if (value instanceof ArrayNode list && schema.items() != null) {
            items(list, schema.items());
        }
    }

    private static void fields(ObjectNode object, StructuralSchema schema) {
        for (Map.Entry<String, StructuralSchema> declared : schema.properties().entrySet()) {
            String name = declared.getKey();
            StructuralSchema property = declared.getValue();
            JsonNode fallback = property.defaultValue();
            if (fallback != null && (!object.has(name) || NullFields.isNoValue(object.path(name), property))) {
                object.set(name, fallback.deepCopy());
            }
        }
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            StructuralSchema field = schema.field(member.getKey());
            JsonNode fallback = field == null ? null : field.defaultValue();
            if (fallback != null && NullFields.isNoValue(member.getValue(), field)) {
                member.setValue(fallback.deepCopy());
            }
            apply(member.getValue(), field);
        }
    }

    private static void items(ArrayNode list, StructuralSchema schema) {
        JsonNode fallback = schema.defaultValue();
        for (int i = 0; i < list.size(); i++) {
            if (fallback != null && NullFields.isNoValue(list.get(i), schema)) {
                list.set(i, fallback.deepCopy());
            }
            apply(list.get(i), schema);
        }
    }
}
