package io.envtest.internal.endpoint.patch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** How large and how deep a value is; both stop counting at a limit. */
final class JsonExtent {

    /** No patch and no result of one nests deeper, as no text that the server reads. */
    static final int MAX_DEPTH = 10_000;

    private JsonExtent() {}

    /** Refuses a patch that nests too deep, in the words of the server's parser. */
    static void check(JsonNode patch, String prefix) {
        if (depth(patch, MAX_DEPTH + 1) > MAX_DEPTH) {
            throw PatchErrors.badRequest(prefix + "invalid character '{' exceeded max depth");
        }
    }

    /** Bytes as JSON, near enough for a limit, without writing it. */
    static long bytes(JsonNode node, long limit) {
        if (node.isTextual()) {
            return node.textValue().length() + 2L;
        }
        if (!node.isContainerNode()) {
            return node.asText().length();
        }
        long size = 2;
        if (node.isArray()) {
            for (JsonNode item : node) {
                size += 1 + bytes(item, limit);
                if (size > limit) {
                    return size;
                }
            }
            return size;
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            size += member.getKey().length() + 4L + bytes(member.getValue(), limit);
            if (size > limit) {
                return size;
            }
        }
        return size;
    }

    /** Levels of objects and arrays within each other, 0 for a scalar; looks no deeper than the limit. */
    static int depth(JsonNode node, int limit) {
        if (!node.isContainerNode() || limit <= 0) {
            return 0;
        }
        int deepest = 0;
        for (JsonNode child : node) {
            deepest = Math.max(deepest, depth(child, limit - 1));
        }
        return deepest + 1;
    }
}
