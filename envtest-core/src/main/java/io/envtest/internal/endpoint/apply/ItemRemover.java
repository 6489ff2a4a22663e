package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes fields and items out of an object. What becomes empty by that, or was empty or atomic, becomes null. */
final class ItemRemover {

    private ItemRemover() {}

    /** The object without the fields of a set; parts that stay as they are are shared with it. */
    static JsonNode remove(JsonNode object, FieldSet removed, Shape shape) {
        return switch (shape.form(object)) {
            case SCALAR -> object;
            case LIST -> removeItems(object, removed, shape.list());
            case MAP -> removeMembers(object, removed, shape.map());
        };
    }

    private static JsonNode removeMembers(JsonNode object, FieldSet removed, MapShape map) {
        if (!object.isObject() || object.isEmpty() || map.atomic()) {
            return NullNode.getInstance();
        }
        ObjectNode kept = ((ObjectNode) object).objectNode();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            FieldSet.Entry entry = removed.find(map.element(member.getKey()));
            JsonNode next = keep(member.getValue(), entry, map.value(member.getKey()));
            if (next != null) {
                kept.set(member.getKey(), next);
            }
        }
        return kept.isEmpty() ? NullNode.getInstance() : kept;
    }

    private static JsonNode removeItems(JsonNode array, FieldSet removed, ListShape list) {
        if (!array.isArray() || array.isEmpty() || list.atomic()) {
            return NullNode.getInstance();
        }
        ArrayNode kept = ((ArrayNode) array).arrayNode(array.size());
        for (JsonNode item : array) {
            PathElement element = ItemElements.of(list, item);
            FieldSet.Entry entry = element == null ? null : removed.find(element);
            JsonNode next = keep(item, entry, list.items());
            if (next != null) {
                kept.add(next);
            }
        }
        return kept.isEmpty() ? NullNode.getInstance() : kept;
    }

    private static @Nullable JsonNode keep(JsonNode value, FieldSet.@Nullable Entry entry, @Nullable Shape shape) {
        if (entry == null) {
            return value;
        }
        if (entry.member()) {
            return null;
        }
        FieldSet below = entry.below();
        return below == null || shape == null ? value : remove(value, below, shape);
    }
}
