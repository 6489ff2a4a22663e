package io.envtest.internal.schema.structural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A null where null is no value counts as absent: it is dropped, unless a default takes its place. Pure. */
public final class NullFields {

    private NullFields() {}

    /** Drops such fields without a default, in place. */
    public static void drop(JsonNode value, @Nullable StructuralSchema schema) {
        if (schema == null) {
            return;
        }
        if (value instanceof ObjectNode object) {
            List<String> nulls = new ArrayList<>(0);
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                StructuralSchema field = schema.field(member.getKey());
                if (field != null && isNoValue(member.getValue(), field) && !field.hasDefault()) {
                    nulls.add(member.getKey());
                } else {
                    drop(member.getValue(), field);
                }
            }
            object.remove(nulls);
        } else if (value.isArray()) {
            value.forEach(item -> drop(item, schema.items()));
        }
    }

    /** Whether a value is a null that the schema does not allow. */
    static boolean isNoValue(JsonNode value, @Nullable StructuralSchema schema) {
        return schema != null && value.isNull() && !schema.isNullable();
    }
}
