package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoJsonWriter;
import io.envtest.internal.codec.UnreadObject;
import java.util.Map;

/**
 * The form in which {@code managedFields} states a set of fields: nested objects, where {@code "."} stands for the
 * path that ends there if longer paths follow.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/#ObjectMeta">ObjectMeta</a>
 */
final class FieldsV1 {

    /** No object that the server stores nests deeper. */
    private static final int MAX_DEPTH = Values.MAX_DEPTH;

    private static final String SELF = ".";

    private FieldsV1() {}

    /**
     * Reads a set. Kinds of elements that are not known are left out.
     *
     * @throws IllegalArgumentException if the value has no such form
     */
    static FieldSet decode(JsonNode fields) {
        FieldSet known = fields instanceof UnreadObject unread ? unread.made(FieldsV1::read) : null;
        return known == null ? read(fields) : known;
    }

    private static FieldSet read(JsonNode fields) {
        FieldSet set = new FieldSet();
        if (!fields.isNull() && !fields.isMissingNode()) {
            decodeInto(set, fields, 0);
        }
        return set.settled();
    }

    private static void decodeInto(FieldSet set, JsonNode fields, int depth) {
        if (!fields.isObject() || depth > MAX_DEPTH) {
            throw new IllegalArgumentException("expected an object");
        }
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            if (field.getKey().equals(SELF)) {
                continue;
            }
            PathElement element = PathElement.parse(field.getKey());
            JsonNode below = field.getValue();
            if (element != null) {
                decodeElement(set, element, below, depth);
            }
        }
    }

    private static void decodeElement(FieldSet set, PathElement element, JsonNode below, int depth) {
        if (below.isNull() || below.isObject() && below.isEmpty()) {
            set.add(element);
            return;
        }
        if (below.has(SELF)) {
            set.add(element);
        }
        if (!below.isObject() || below.size() > 1 || !below.has(SELF)) {
            decodeInto(set.below(element), below, depth + 1);
        }
    }

    /** Writes a set, elements in order. */
    static ObjectNode encode(FieldSet set) {
        return UnreadObject.of(GoJsonWriter.write(new Encoder().node(set)), set.settled());
    }

    /** The empty object that stands for most fields is made once for each set. */
    private static final class Encoder {

        private final ObjectNode leaf = JsonNodeFactory.instance.objectNode();

        ObjectNode node(FieldSet set) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            append(set, node);
            return node;
        }

        private void append(FieldSet set, ObjectNode node) {
            for (FieldSet.Entry entry : set.entries()) {
                FieldSet below = entry.below();
                if (below == null) {
                    node.set(entry.element().text(), leaf);
                } else {
                    ObjectNode child = JsonNodeFactory.instance.objectNode();
                    if (entry.member()) {
                        child.set(SELF, leaf);
                    }
                    append(below, child);
                    node.set(entry.element().text(), child);
                }
            }
        }
    }
}
