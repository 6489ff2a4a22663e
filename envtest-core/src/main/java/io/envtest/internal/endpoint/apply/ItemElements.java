package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.field.GoQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The path elements of the items of a list: their keys if it is a map, themselves if it is a set. */
final class ItemElements {

    private ItemElements() {}

    /** The element of an item; null if {@link #problem} has something to say. */
    static @Nullable PathElement of(ListShape list, JsonNode item) {
        if (list.kind() == ListShape.Kind.SET) {
            return item.isContainerNode() || item.isNull() ? null : PathElement.value(item);
        }
        if (!item.isObject()) {
            return null;
        }
        List<ListShape.Key> keys = list.keys();
        List<String> names = new ArrayList<>(keys.size());
        List<JsonNode> values = new ArrayList<>(keys.size());
        for (ListShape.Key key : keys) {
            JsonNode value = item.get(key.name());
            value = value == null ? key.defaultValue() : value;
            if (value != null) {
                names.add(key.name());
                values.add(value);
            }
        }
        return names.isEmpty() ? null : PathElement.key(names, values);
    }

    /** Whether each item has an element. */
    static boolean allHave(ListShape list, JsonNode items) {
        for (JsonNode item : items) {
            if (!has(list, item)) {
                return false;
            }
        }
        return true;
    }

    private static boolean has(ListShape list, JsonNode item) {
        if (list.kind() == ListShape.Kind.SET) {
            return !item.isContainerNode() && !item.isNull();
        }
        for (ListShape.Key key : list.keys()) {
            if (item.isObject() && (key.defaultValue() != null || item.has(key.name()))) {
                return true;
            }
        }
        return false;
    }

    /** Why an item has no element. */
    static String problem(ListShape list, JsonNode item) {
        if (list.kind() == ListShape.Kind.SET) {
            if (item.isNull()) {
                return "associative list without keys has an element that's an explicit null";
            }
            return item.isObject()
                    ? "associative list without keys has an element that's a map type"
                    : "not supported: associative list with lists as elements";
        }
        if (item.isNull()) {
            return "associative list with keys may not have a null element";
        }
        if (!item.isObject()) {
            return "associative list with keys may not have non-map elements";
        }
        String names =
                list.keys().stream().map(key -> GoQuote.quote(key.name())).collect(Collectors.joining(" ", "[", "]"));
        return "associative list with keys has an element that omits all key fields " + names
                + " (and doesn't have default values for any key fields)";
    }
}
