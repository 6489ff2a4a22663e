package io.envtest.internal.codec.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoJson;
import io.envtest.internal.codec.GoJsonException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What clients send as YAML is mostly JSON on one line, which the decoder of JSON reads many times faster. Only texts
 * that mean the same in both are read here. Pure functions.
 */
final class CompactJson {

    private static final String SAME_ESCAPES = "\"\\nt";
    private static final int LONGEST_KEY = 1000;

    private CompactJson() {}

    /** A text that differs between the two. */
    private static final class DifferentException extends Exception {

        private static final long serialVersionUID = 1L;

        DifferentException() {
            super(null, null, false, false);
        }
    }

    /** The tree, members sorted by name; null if the text may mean something else in YAML. */
    static @Nullable JsonNode read(byte[] text) {
        if (text.length == 0 || text[0] != '{' || !isPlain(text)) {
            return null;
        }
        try {
            GoJson.Decoded decoded = GoJson.decode(text);
            return decoded.duplicates().isEmpty() ? sorted(decoded.value()) : null;
        } catch (GoJsonException | DifferentException notTheSame) {
            return null;
        }
    }

    private static boolean isPlain(byte[] text) {
        for (int i = 0; i < text.length; i++) {
            if (text[i] < ' ' || text[i] > '~') {
                return false;
            }
            if (text[i] == '\\' && (++i == text.length || SAME_ESCAPES.indexOf(text[i]) < 0)) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode sorted(JsonNode value) throws DifferentException {
        if (value instanceof ObjectNode object) {
            return sorted(object);
        }
        if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, sorted(array.get(i)));
            }
            return array;
        }
        if (value.isNumber() && !value.isInt() && !value.isLong()) {
            throw new DifferentException();
        }
        return value;
    }

    private static ObjectNode sorted(ObjectNode object) throws DifferentException {
        Map<String, JsonNode> members = new TreeMap<>();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (member.getKey().length() > LONGEST_KEY) {
                throw new DifferentException();
            }
            members.put(member.getKey(), sorted(member.getValue()));
        }
        ObjectNode sorted = JsonNodeFactory.instance.objectNode();
        members.forEach(sorted::set);
        return sorted;
    }
}
