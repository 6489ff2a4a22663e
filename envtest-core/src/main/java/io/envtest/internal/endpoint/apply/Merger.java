package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * Lays a configuration over an object: what the configuration states wins, what it does not state stays. Parts that
 * come out equal, order included, are the very nodes of the object, so that nothing needs to be compared twice.
 */
final class Merger {

    private Merger() {}

    /** The merged value, of which parts belong to the operands. */
    static JsonNode merge(JsonNode live, JsonNode config, Shape shape) {
        return switch (shape.form(config)) {
            case SCALAR -> leaf(live, config);
            case LIST -> mergeList(live, config, shape.list());
            case MAP -> mergeMap(live, config, shape.map());
        };
    }

    private static JsonNode leaf(JsonNode live, JsonNode config) {
        return Values.same(live, config) ? live : config;
    }

    private static JsonNode mergeMap(JsonNode live, JsonNode config, MapShape map) {
        boolean liveStates = live.isObject() && !live.isEmpty();
        boolean configStates = config.isObject() && !config.isEmpty();
        if (map.atomic() || !liveStates && !configStates) {
            return leaf(live, config);
        }
        if (!liveStates || !configStates) {
            return liveStates ? live : config;
        }
        ObjectNode merged = null;
        for (Map.Entry<String, JsonNode> member : config.properties()) {
            JsonNode current = live.get(member.getKey());
            Shape shape = map.value(member.getKey());
            JsonNode next =
                    current == null || shape == null ? member.getValue() : merge(current, member.getValue(), shape);
            if (next != current) {
                merged = merged == null ? shallowCopy((ObjectNode) live) : merged;
                merged.set(member.getKey(), next);
            }
        }
        return merged == null ? live : merged;
    }

    private static ObjectNode shallowCopy(ObjectNode object) {
        return object.objectNode().setAll(object);
    }

    private static JsonNode mergeList(JsonNode live, JsonNode config, ListShape list) {
        boolean liveStates = live.isArray() && !live.isEmpty();
        boolean configStates = config.isArray() && !config.isEmpty();
        if (list.atomic() || !liveStates && !configStates) {
            return leaf(live, config);
        }
        if (!liveStates || !configStates) {
            return liveStates ? live : config;
        }
        List<JsonNode> merged = new ListMerger(live, config, list).merge();
        return sameNodes(merged, live)
                ? live
                : ((ArrayNode) live).arrayNode(merged.size()).addAll(merged);
    }

    private static boolean sameNodes(List<JsonNode> merged, JsonNode live) {
        if (merged.size() != live.size()) {
            return false;
        }
        for (int i = 0; i < merged.size(); i++) {
            if (merged.get(i) != live.get(i)) {
                return false;
            }
        }
        return true;
    }
}
