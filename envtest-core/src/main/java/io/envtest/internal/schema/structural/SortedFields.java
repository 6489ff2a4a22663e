package io.envtest.internal.schema.structural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** Objects without a Go type are written with their fields in the order of their names. Pure. */
public final class SortedFields {

    private SortedFields() {}

    /** Brings the fields of all objects of a tree into order, in place. */
    public static void sort(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            if (!isSorted(object)) {
                Map<String, JsonNode> sorted = new TreeMap<>(SortedFields::order);
                for (Map.Entry<String, JsonNode> member : object.properties()) {
                    sorted.put(member.getKey(), member.getValue());
                }
                object.removeAll();
                object.setAll(sorted);
            }
        }
        if (tree.isContainerNode()) {
            for (JsonNode child : tree) {
                sort(child);
            }
        }
    }

    /** A copy in order. */
    public static JsonNode copy(JsonNode tree) {
        JsonNode copy = tree.deepCopy();
        sort(copy);
        return copy;
    }

    private static boolean isSorted(ObjectNode object) {
        Iterator<String> names = object.fieldNames();
        String last = names.hasNext() ? names.next() : "";
        while (names.hasNext()) {
            String next = names.next();
            if (order(last, next) > 0) {
                return false;
            }
            last = next;
        }
        return true;
    }

    /** By code points, as Go's order of bytes. */
    private static int order(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
