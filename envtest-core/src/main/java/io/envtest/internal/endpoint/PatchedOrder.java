package io.envtest.internal.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * The order of a patched object's members. The real server patches JSON texts: objects that a patch had to open come out
 * with their members sorted, and messages show it.
 */
final class PatchedOrder {

    private PatchedOrder() {}

    /** Sorts what a list of operations opened. */
    static void afterOperations(ObjectNode patched, JsonNode operations) {
        sort(patched);
        for (JsonNode operation : operations) {
            open(patched, operation.path("path").asText(""));
            open(patched, operation.path("from").asText(""));
        }
    }

    private static void open(JsonNode root, String pointer) {
        JsonNode node = root;
        String[] steps = pointer.split("/", -1);
        for (int i = 1; i < steps.length - 1; i++) {
            String step = steps[i].replace("~1", "/").replace("~0", "~");
            node = node.isArray() && step.matches("\\d{1,9}") ? node.path(Integer.parseInt(step)) : node.path(step);
            if (node instanceof ObjectNode object) {
                sort(object);
            }
        }
    }

    /** Sorts what a merge opened. */
    static void afterMerge(ObjectNode patched, JsonNode patch) {
        sort(patched);
        patch.properties().forEach(member -> {
            if (patched.get(member.getKey()) instanceof ObjectNode child
                    && member.getValue().isObject()) {
                afterMerge(child, member.getValue());
            }
        });
    }

    private static void sort(ObjectNode object) {
        Map<String, JsonNode> members = new TreeMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        object.removeAll();
        object.setAll(members);
    }
}
