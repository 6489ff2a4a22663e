package io.envtest.internal.endpoint.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds the document of another server to that of this one. A definition that both have, but not the same, gets a new name. */
final class V2Merge {

    private static final String REFERENCE = "#/definitions/";
    private static final int SECOND = 2;

    private V2Merge() {}

    static void add(ObjectNode document, ObjectNode other) {
        ObjectNode definitions = document.withObject("/definitions");
        Map<String, String> renamed = new HashMap<>();
        other.path("definitions").properties().forEach(each -> {
            JsonNode known = definitions.get(each.getKey());
            if (known != null && !known.equals(each.getValue())) {
                renamed.put(each.getKey(), free(definitions, each.getKey()));
            }
        });
        copy(definitions, other.path("definitions"), renamed, true);
        copy(document.withObject("/paths"), other.path("paths"), renamed, false);
    }

    private static String free(ObjectNode definitions, String name) {
        int number = SECOND;
        while (definitions.has(name + "_v" + number)) {
            number++;
        }
        return name + "_v" + number;
    }

    private static void copy(ObjectNode into, JsonNode from, Map<String, String> renamed, boolean names) {
        Map<String, JsonNode> all = new TreeMap<>();
        into.properties().forEach(each -> all.put(each.getKey(), each.getValue()));
        from.properties().forEach(each -> {
            JsonNode value = each.getValue().deepCopy();
            redirect(value, renamed);
            all.putIfAbsent(names ? renamed.getOrDefault(each.getKey(), each.getKey()) : each.getKey(), value);
        });
        into.removeAll();
        into.setAll(all);
    }

    private static void redirect(JsonNode node, Map<String, String> renamed) {
        if (node instanceof ObjectNode object) {
            String reference = object.path("$ref").asText();
            String to = reference.startsWith(REFERENCE) ? renamed.get(reference.substring(REFERENCE.length())) : null;
            if (to != null) {
                object.set("$ref", TextNode.valueOf(REFERENCE + to));
            }
            List<JsonNode> children = new ArrayList<>();
            object.elements().forEachRemaining(children::add);
            children.forEach(child -> redirect(child, renamed));
        } else if (node instanceof ArrayNode array) {
            array.forEach(child -> redirect(child, renamed));
        }
    }
}
