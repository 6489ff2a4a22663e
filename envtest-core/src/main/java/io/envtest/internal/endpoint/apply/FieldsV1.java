package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.UnreadObject;
import java.nio.charset.StandardCharsets;
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
        StringBuilder text = new StringBuilder(256);
        append(set, false, text);
        return UnreadObject.of(text.toString().getBytes(StandardCharsets.UTF_8), set.settled());
    }

    private static void append(FieldSet set, boolean member, StringBuilder text) {
        text.append(member ? "{\".\":{}" : "{");
        char before = member ? ',' : '{';
        for (FieldSet.Entry entry : set.entries()) {
            if (before == ',') {
                text.append(before);
            }
            before = ',';
            Values.appendJson(entry.element().text(), text);
            text.append(':');
            FieldSet below = entry.below();
            if (below == null) {
                text.append("{}");
            } else {
                append(below, entry.member(), text);
            }
        }
        text.append('}');
    }
}
