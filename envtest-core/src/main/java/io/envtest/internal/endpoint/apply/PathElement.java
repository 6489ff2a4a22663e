package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.codec.GoJson;
import io.envtest.internal.codec.GoJsonException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of a path to a field: a field's name, the key of a list item, the value of a set's item, or an index.
 * Elements sort in this order of kinds. Immutable.
 */
abstract sealed class PathElement implements Comparable<PathElement> {

    private @Nullable String text;

    /** A field of a struct or an entry of a map. */
    static PathElement field(String name) {
        return new FieldName("f:" + name);
    }

    /** An item of a list by its key; names sorted, values in the same order. */
    static PathElement key(List<String> names, List<JsonNode> values) {
        return new Key(names, values);
    }

    /** An item of a set. */
    static PathElement value(JsonNode value) {
        return new Value(value);
    }

    /**
     * Reads the form that FieldsV1 uses.
     *
     * @return null if the kind is not known, which is no error: a later version may have written it
     * @throws IllegalArgumentException if the text has no such form
     */
    static @Nullable PathElement parse(String text) {
        if (text.length() < 2 || text.charAt(1) != ':') {
            throw new IllegalArgumentException("missing colon: " + text);
        }
        return switch (text.charAt(0)) {
            case 'f' -> new FieldName(text);
            case 'k' -> parseKey(text);
            case 'v' -> new Value(json(text.substring(2)));
            case 'i' -> new Index(Integer.parseInt(text.substring(2)));
            default -> null;
        };
    }

    private static PathElement parseKey(String text) {
        JsonNode fields = json(text.substring(2));
        if (!fields.isObject()) {
            throw new IllegalArgumentException("expected an object: " + text);
        }
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            names.add(field.getKey());
        }
        names.sort(Values::compareTexts);
        return new Key(List.copyOf(names), names.stream().map(fields::get).toList());
    }

    private static JsonNode json(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("empty path element");
        }
        try {
            return GoJson.decode(text.getBytes(StandardCharsets.UTF_8)).value();
        } catch (GoJsonException malformed) {
            throw new IllegalArgumentException("malformed path element: " + text, malformed);
        }
    }

    /** The form that FieldsV1 uses: {@code f:name}, {@code k:{"name":"a"}}, {@code v:"a"}, {@code i:0}. */
    final String text() {
        if (text == null) {
            text = write();
        }
        return text;
    }

    abstract String write();

    /** The form that messages use: {@code .name}, {@code [name="a"]}, {@code [="a"]}, {@code [0]}. */
    @Override
    public abstract String toString();

    abstract int rank();

    abstract int compareSameKind(PathElement other);

    @Override
    public final int compareTo(PathElement other) {
        return rank() == other.rank() ? compareSameKind(other) : Integer.compare(rank(), other.rank());
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other || other instanceof PathElement element && compareTo(element) == 0;
    }

    @Override
    public abstract int hashCode();

    private static final class FieldName extends PathElement {

        private final String prefixed;

        FieldName(String prefixed) {
            this.prefixed = prefixed;
        }

        @Override
        String write() {
            return prefixed;
        }

        @Override
        public String toString() {
            return "." + prefixed.substring(2);
        }

        @Override
        int rank() {
            return 0;
        }

        @Override
        int compareSameKind(PathElement other) {
            return Values.compareTexts(prefixed, ((FieldName) other).prefixed);
        }

        @Override
        public int hashCode() {
            return prefixed.hashCode();
        }
    }

    private static final class Key extends PathElement {

        private final List<String> names;

        private final List<JsonNode> values;

        Key(List<String> names, List<JsonNode> values) {
            this.names = names;
            this.values = values;
        }

        @Override
        String write() {
            StringBuilder out = new StringBuilder("k:");
            for (int i = 0; i < names.size(); i++) {
                out.append(i == 0 ? '{' : ',');
                Values.appendJson(names.get(i), out);
                Values.appendJson(values.get(i), out.append(':'));
            }
            return out.append(names.isEmpty() ? "{}" : "}").toString();
        }

        @Override
        public String toString() {
            StringBuilder out = new StringBuilder("[");
            for (int i = 0; i < names.size(); i++) {
                out.append(i == 0 ? "" : ",").append(names.get(i)).append('=').append(Values.inPath(values.get(i)));
            }
            return out.append(']').toString();
        }

        @Override
        int rank() {
            return 1;
        }

        @Override
        int compareSameKind(PathElement other) {
            Key that = (Key) other;
            for (int i = 0; i < Math.min(names.size(), that.names.size()); i++) {
                int order = Values.compareTexts(names.get(i), that.names.get(i));
                order = order == 0 ? Values.compare(values.get(i), that.values.get(i)) : order;
                if (order != 0) {
                    return order;
                }
            }
            return Integer.compare(names.size(), that.names.size());
        }

        @Override
        public int hashCode() {
            int hash = 1;
            for (JsonNode value : values) {
                hash = 31 * hash + Values.hash(value);
            }
            return hash;
        }
    }

    private static final class Value extends PathElement {

        private final JsonNode value;

        Value(JsonNode value) {
            this.value = value;
        }

        @Override
        String write() {
            return "v:" + Values.json(value);
        }

        @Override
        public String toString() {
            return "[=" + Values.inPath(value) + "]";
        }

        @Override
        int rank() {
            return 2;
        }

        @Override
        int compareSameKind(PathElement other) {
            return Values.compare(value, ((Value) other).value);
        }

        @Override
        public int hashCode() {
            return Values.hash(value);
        }
    }

    private static final class Index extends PathElement {

        private final int index;

        Index(int index) {
            this.index = index;
        }

        @Override
        String write() {
            return "i:" + index;
        }

        @Override
        public String toString() {
            return "[" + index + "]";
        }

        @Override
        int rank() {
            return 3;
        }

        @Override
        int compareSameKind(PathElement other) {
            return Integer.compare(index, ((Index) other).index);
        }

        @Override
        public int hashCode() {
            return index;
        }
    }
}
