package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The set of fields that an object states: every leaf, every item of a list, every entry of a map. */
final class FieldCollector {

    private FieldCollector() {}

    static FieldSet fields(JsonNode object, Shape shape) {
        FieldSet set = new FieldSet();
        collect(object, shape, set);
        return set;
    }

    /**
     * Collects what is below a value.
     *
     * @return true if the value itself is a leaf
     */
    private static boolean collect(JsonNode value, Shape shape, FieldSet into) {
        return switch (shape.form(value)) {
            case SCALAR -> true;
            case LIST -> {
                ListShape list = shape.list();
                if (!list.atomic() && value.isArray()) {
                    collectItems(value, list, into);
                }
                yield list.atomic();
            }
            case MAP -> {
                MapShape map = shape.map();
                if (!map.atomic() && value.isObject()) {
                    collectMembers(value, map, into);
                }
                yield map.atomic();
            }
        };
    }

    private static void collectMembers(JsonNode object, MapShape map, FieldSet into) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            JsonNode value = member.getValue();
            Shape shape = map.value(name);
            if (shape == null) {
                continue;
            }
            PathElement element = map.element(name);
            boolean leaf = value.isValueNode() ? shape.form(value) == Shape.Form.SCALAR : false;
            if (!leaf) {
                leaf = collect(value, shape, into.below(element));
            }
            boolean empty = value.isNull() || value.isObject() && value.isEmpty();
            if (leaf || empty || map.declared(name) == null) {
                into.add(element);
            }
        }
    }

    private static void collectItems(JsonNode array, ListShape list, FieldSet into) {
        Set<PathElement> repeated = repeated(array, list);
        for (JsonNode item : array) {
            PathElement element = ItemElements.of(list, item);
            if (element == null) {
                continue;
            }
            into.add(element);
            if (!repeated.contains(element)) {
                collect(item, list.items(), into.below(element));
            }
        }
    }

    /** Items that stand in the list more than once are owned as a whole. */
    private static Set<PathElement> repeated(JsonNode array, ListShape list) {
        Set<PathElement> seen = new HashSet<>();
        Set<PathElement> repeated = new HashSet<>();
        for (JsonNode item : array) {
            PathElement element = ItemElements.of(list, item);
            if (element != null && !seen.add(element)) {
                repeated.add(element);
            }
        }
        return repeated;
    }
}
