package io.envtest.internal.schema.structural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The items of a list by the values of their keys; without any for a list that has no keys. Immutable. */
final class KeyedItems {

    private static final KeyedItems NONE = new KeyedItems(List.of(), Map.of());

    private final List<String> keys;
    private final Map<List<Object>, JsonNode> items;

    private KeyedItems(List<String> keys, Map<List<Object>, JsonNode> items) {
        this.keys = keys;
        this.items = items;
    }

    /** The items of a list of the schema. */
    static KeyedItems of(@Nullable JsonNode list, StructuralSchema schema) {
        if (list == null || !list.isArray() || !schema.listType().equals("map")) {
            return NONE;
        }
        List<String> keys = schema.listMapKeys();
        Map<List<Object>, JsonNode> items = new HashMap<>();
        for (JsonNode item : list) {
            if (item instanceof ObjectNode object) {
                items.putIfAbsent(key(keys, object), item);
            }
        }
        return new KeyedItems(keys, items);
    }

    /** The item with the same keys as another one; null if there is none. */
    @Nullable
    JsonNode get(JsonNode item) {
        return items.isEmpty() || !(item instanceof ObjectNode object) ? null : items.get(key(keys, object));
    }

    private static List<Object> key(List<String> keys, ObjectNode item) {
        return keys.stream().map(key -> ValueKey.of(item.path(key))).toList();
    }
}
