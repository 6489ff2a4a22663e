package io.envtest.internal.schema.structural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sets hold each value once, lists with keys each combination of keys once; a value is reported once. Pure. */
public final class ListTypes {

    private ListTypes() {}

    /** Checks all lists of a value. */
    public static void check(FieldErrors errors, JsonNode value, @Nullable StructuralSchema schema, FieldPath path) {
        if (schema == null || errors.size() >= Findings.MOST) {
            return;
        }
        if (value instanceof ArrayNode list) {
            if (schema.listType().equals("set")) {
                set(errors, list, path);
            } else if (schema.listType().equals("map")) {
                keyed(errors, list, schema.listMapKeys(), path);
            }
            StructuralSchema items = schema.items();
            for (int i = 0; i < list.size() && items != null; i++) {
                check(errors, list.get(i), items, path.index(i));
            }
        } else if (value instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                StructuralSchema own = schema.properties().get(member.getKey());
                FieldPath below = own == null ? path.key(member.getKey()) : path.child(member.getKey());
                check(errors, member.getValue(), schema.field(member.getKey()), below);
            }
        }
    }

    private static void set(FieldErrors errors, ArrayNode list, FieldPath path) {
        Map<Object, Integer> seen = new HashMap<>();
        for (int i = 0; i < list.size() && errors.size() < Findings.MOST; i++) {
            if (seen.merge(ValueKey.of(list.get(i)), 1, Integer::sum) == 2) {
                errors.duplicate(path.index(i), SortedFields.copy(list.get(i)));
            }
        }
    }

    private static void keyed(FieldErrors errors, ArrayNode list, List<String> keys, FieldPath path) {
        Map<Object, Integer> seen = new HashMap<>();
        for (int i = 0; i < list.size() && errors.size() < Findings.MOST; i++) {
            JsonNode item = list.get(i);
            if (item instanceof ObjectNode object) {
                ObjectNode key = key(object, keys);
                if (seen.merge(ValueKey.of(key), 1, Integer::sum) == 2) {
                    errors.duplicate(path.index(i), key);
                }
            } else if (!item.isNull()) {
                errors.invalid(path.index(i), item, "must be an object for an array of list-type map");
                return;
            }
        }
    }

    private static ObjectNode key(ObjectNode item, List<String> keys) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        for (String key : keys) {
            if (item.has(key)) {
                sorted.put(key, item.get(key));
            }
        }
        return item.objectNode().setAll(sorted);
    }
}
