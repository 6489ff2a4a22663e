package io.envtest.internal.endpoint.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where an operation of a JSON patch works: a container and a key in it. As in the real server whatever stands before
 * the first slash is ignored, and a path without a slash names nothing.
 *
 * @param container the object or array that holds the key
 * @param key the last part of the path, unescaped
 * @param depth how many levels down the key is
 */
record JsonPointer(JsonNode container, String key, int depth) {

    /**
     * Walks from the document to the container; null if the way there does not exist.
     *
     * @param visitor told of each object on the way, the container among them
     */
    static @Nullable JsonPointer find(JsonNode document, String path, Consumer<ObjectNode> visitor) {
        List<String> parts = parts(path);
        if (parts.isEmpty()) {
            return null;
        }
        JsonNode container = document;
        for (String part : parts.subList(0, parts.size() - 1)) {
            JsonNode next = container.isObject() ? container.get(part) : element(container, part);
            if (next == null || !next.isContainerNode()) {
                return null;
            }
            if (next instanceof ObjectNode object) {
                visitor.accept(object);
            }
            container = next;
        }
        return new JsonPointer(container, parts.get(parts.size() - 1), parts.size());
    }

    private static @Nullable JsonNode element(JsonNode array, String part) {
        int index = index(part, array.size());
        return index < 0 || index >= array.size() ? null : array.get(index);
    }

    /** Reads an array index; a negative one counts from the end. -1 if it is no number or lies before the start. */
    static int index(String key, int size) {
        try {
            int index = key.chars().allMatch(c -> c < 0x80) ? Integer.parseInt(key) : -1 - size;
            return index < 0 ? Math.max(-1, index + size) : index;
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    private static List<String> parts(String path) {
        List<String> parts = new ArrayList<>();
        int slash = path.indexOf('/');
        while (slash >= 0) {
            int next = path.indexOf('/', slash + 1);
            parts.add(unescape(path.substring(slash + 1, next < 0 ? path.length() : next)));
            slash = next;
        }
        return parts;
    }

    private static String unescape(String part) {
        return part.indexOf('~') < 0 ? part : part.replace("~1", "/").replace("~0", "~");
    }
}
