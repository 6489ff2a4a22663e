package io.envtest.internal.endpoint.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import java.util.Map;

/**
 * A JSON merge patch: objects are merged, null removes a member, anything else replaces.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7386">RFC 7386</a>
 */
public final class MergePatch {

    private static final String DECODING = "error decoding patch: ";

    private MergePatch() {}

    /**
     * Carries out a patch. Neither argument is changed. The real server merges JSON texts: objects that were merged or
     * cleared of nulls come out with their members sorted, and messages show it.
     *
     * @param document the object
     * @param patch the parsed body
     * @return the patched object
     * @throws ApiException 400 if the patch is no object
     */
    public static ObjectNode apply(ObjectNode document, JsonNode patch) {
        if (patch.isNull()) {
            throw notAPatch();
        }
        if (!(patch instanceof ObjectNode changes)) {
            throw PatchErrors.wrongType(DECODING, patch, "value of type map[string]interface {}");
        }
        JsonExtent.check(patch, DECODING);
        ObjectNode patched = document.deepCopy();
        merge(patched, changes);
        return patched;
    }

    /** The same where nobody asks whether the body is a proper one: a list replaces the whole object. */
    public static JsonNode applyLoosely(ObjectNode document, JsonNode patch) {
        if (patch.isArray()) {
            JsonExtent.check(patch, "");
            return withoutNulls(patch);
        }
        if (!patch.isObject()) {
            throw notAPatch();
        }
        return apply(document, patch);
    }

    /** The refusal of what is no patch at all. */
    public static ApiException notAPatch() {
        return PatchErrors.badRequest("Invalid JSON Patch");
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> change : patch.properties()) {
            String name = change.getKey();
            JsonNode value = change.getValue();
            JsonNode current = target.get(name);
            if (value.isNull()) {
                target.remove(name);
            } else if (current instanceof ObjectNode object && value instanceof ObjectNode changes) {
                merge(object, changes);
            } else if (current instanceof ObjectNode) {
                target.set(name, value.deepCopy());
            } else {
                target.set(name, withoutNulls(value));
            }
        }
        MemberOrder.sort(target);
    }

    /** A value that meets nothing to merge with: nulls in it have nothing to remove. Null items of lists stay. */
    private static JsonNode withoutNulls(JsonNode value) {
        if (value instanceof ObjectNode object) {
            ObjectNode kept = object.objectNode();
            object.properties().forEach(member -> {
                if (!member.getValue().isNull()) {
                    kept.set(member.getKey(), withoutNulls(member.getValue()));
                }
            });
            MemberOrder.sort(kept);
            return kept;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode kept = array.arrayNode(array.size());
            array.forEach(item -> kept.add(withoutNulls(item)));
            return kept;
        }
        return value;
    }
}
