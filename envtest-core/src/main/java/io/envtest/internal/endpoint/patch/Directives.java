package io.envtest.internal.endpoint.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of a strategic merge patch that are no fields but say how to merge. */
final class Directives {

    static final String PATCH = "$patch";

    static final String RETAIN_KEYS = "$retainKeys";

    static final String DELETE_FROM_LIST = "$deleteFromPrimitiveList";

    static final String ELEMENT_ORDER = "$setElementOrder";

    private Directives() {}

    static boolean isDeleteFromList(String member) {
        return member.startsWith(DELETE_FROM_LIST);
    }

    static boolean isElementOrder(String member) {
        return member.startsWith(ELEMENT_ORDER);
    }

    /** The field a directive is about: what stands behind the slash. */
    static String field(String member, String directive, String form) {
        if (member.length() == directive.length() || member.charAt(directive.length()) != '/') {
            throw PatchErrors.badRequest("invalid patch format of " + form);
        }
        return member.substring(directive.length() + 1);
    }

    /** Drops every field of the original that {@code $retainKeys} does not name. */
    static void retainKeys(ObjectNode original, ObjectNode patch) {
        JsonNode names = patch.remove(RETAIN_KEYS);
        if (names == null) {
            return;
        }
        if (!names.isArray()) {
            throw PatchErrors.badRequest("invalid patch format of retainKeys");
        }
        Set<String> kept = new HashSet<>();
        names.forEach(name -> kept.add(name.isTextual() ? name.textValue() : ""));
        for (Map.Entry<String, JsonNode> member : patch.properties()) {
            String name = member.getKey();
            boolean isField = !member.getValue().isNull() && !isDeleteFromList(name) && !isElementOrder(name);
            if (isField && !kept.contains(name)) {
                throw PatchErrors.badRequest("invalid patch format of retainKeys");
            }
        }
        original.retain(kept);
    }

    /** A patch that meets no original: nulls in it have nothing to delete. Null items of lists stay. */
    static void dropNulls(JsonNode patch) {
        if (patch instanceof ObjectNode object) {
            for (Iterator<JsonNode> values = object.elements(); values.hasNext(); ) {
                JsonNode value = values.next();
                if (value.isNull()) {
                    values.remove();
                } else {
                    dropNulls(value);
                }
            }
        } else if (patch.isArray()) {
            patch.forEach(Directives::dropNulls);
        }
    }

    /**
     * Takes out of a patch that meets no original whatever carries {@code $patch}. Objects are changed, lists copied.
     *
     * @return null if the value itself carries it
     */
    static @Nullable JsonNode withoutPatchDirectives(JsonNode patch) {
        if (patch instanceof ObjectNode object) {
            if (object.has(PATCH)) {
                return null;
            }
            for (Map.Entry<String, JsonNode> member : List.copyOf(object.properties())) {
                JsonNode kept = withoutPatchDirectives(member.getValue());
                if (kept == null) {
                    object.remove(member.getKey());
                } else if (kept != member.getValue()) {
                    object.set(member.getKey(), kept);
                }
            }
        } else if (patch instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode(array.size());
            for (JsonNode item : array) {
                JsonNode kept = withoutPatchDirectives(item);
                if (kept != null) {
                    copy.add(kept);
                }
            }
            return copy;
        }
        return patch;
    }
}
