package io.envtest.internal.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An object that the server keeps byte for byte: two of them are equal if they are spelled alike. Who looks inside finds
 * an object like any other; who changes what is inside has an object spelled as {@link GoJsonWriter#writeLiterally}
 * does. As thread-safe as other objects: readers do not disturb each other.
 *
 * @see <a href="https://pkg.go.dev/k8s.io/apimachinery/pkg/runtime#RawExtension">RawExtension</a>
 */
@SuppressWarnings("unchecked") // deepCopy, as ObjectNode declares it
public final class OpaqueObject extends ObjectNode {

    private static final long serialVersionUID = 1L;

    private final transient Members members;

    private OpaqueObject(Members members) {
        super(JsonNodeFactory.instance, members);
        this.members = members;
    }

    /**
     * Of the text of an object.
     *
     * @param json well-formed, though not always UTF-8; not to be changed any more
     */
    public static OpaqueObject of(byte[] json) {
        return new OpaqueObject(new Members(json));
    }

    /**
     * Of a text that may be something else.
     *
     * @return null if it is not JSON, or no object
     */
    public static @Nullable OpaqueObject read(byte[] json) {
        try {
            return json.length > 0 && json[0] == '{' && GoJson.decode(json).value() instanceof ObjectNode
                    ? of(json)
                    : null;
        } catch (GoJsonException e) {
            return null;
        }
    }

    /** What Go writes of a map: keys in their order, numbers as it prints them. */
    public static OpaqueObject ofMap(JsonNode map) {
        return of(GoJsonWriter.write(sorted(map)));
    }

    private static JsonNode sorted(JsonNode value) {
        if (value instanceof ObjectNode object) {
            Map<String, JsonNode> members = new TreeMap<>();
            object.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
            return JsonNodeFactory.instance.objectNode().setAll(members);
        }
        if (value instanceof ArrayNode array) {
            ArrayNode elements = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(element -> elements.add(sorted(element)));
            return elements;
        }
        return value;
    }

    /** How any object is spelled: as it was, if that is known. Not to be changed. */
    public static byte[] spelling(JsonNode object) {
        return object instanceof OpaqueObject opaque ? opaque.text() : GoJsonWriter.writeLiterally(object);
    }

    /** The text, not to be changed. */
    public byte[] text() {
        ObjectNode read = members.read();
        if (read == null) {
            return members.json;
        }
        byte[] now = GoJsonWriter.writeLiterally(read);
        return Arrays.equals(now, GoJsonWriter.writeLiterally(members.tree())) ? members.json : now;
    }

    /** The text as answers in JSON show it. */
    public byte[] compact() {
        return GoJsonWriter.compact(text());
    }

    @Override
    public ObjectNode deepCopy() {
        return of(text());
    }

    @Override
    public boolean equals(Comparator<JsonNode> comparator, JsonNode other) {
        return equals(other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || other instanceof ObjectNode object && Arrays.equals(text(), spelling(object));
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    @Override
    public String toString() {
        return new String(text(), StandardCharsets.UTF_8);
    }

    /** The members of a text. */
    private static final class Members extends LazyMembers {

        private final byte[] json;

        Members(byte[] json) {
            this.json = json;
        }

        @Override
        ObjectNode tree() {
            try {
                return (ObjectNode) GoJson.decodeUntyped(json).value();
            } catch (GoJsonException e) {
                throw new IllegalStateException("what is kept as JSON cannot be read", e);
            }
        }
    }
}
