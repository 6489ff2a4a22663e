package io.envtest.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads scalars and lists of scalars without ever failing. */
final class Values {
    private Values() {}

    /** A text, or the digits of a number, as a quantity may be written. */
    static String text(JsonNode node) {
        return node.isTextual() || node.isNumber() ? node.asText() : "";
    }

    static List<String> texts(JsonNode node) {
        if (!node.isArray() || node.isEmpty()) {
            return Collections.emptyList();
        }
        List<String> texts = new ArrayList<>(node.size());
        node.forEach(element -> texts.add(text(element)));
        return Collections.unmodifiableList(texts);
    }

    static <T> List<T> list(JsonNode node, Class<T> type) {
        List<T> values = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(element -> values.add(type.cast(value(element, type))));
        }
        return Collections.unmodifiableList(values);
    }

    private static Object value(JsonNode node, Class<?> type) {
        if (type == Integer.class) {
            return node.intValue();
        }
        if (type == Long.class) {
            return node.longValue();
        }
        if (type == Double.class) {
            return node.doubleValue();
        }
        return type == Boolean.class ? (Object) node.booleanValue() : IntOrString.read(node);
    }
}
