package io.envtest.standalone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a step waits for, and which places of its answer it keeps. */
final class Conditions {

    private Conditions() {}

    static boolean holds(JsonNode until, int status, JsonNode body) {
        if (until.has("all")) {
            for (JsonNode one : until.get("all")) {
                if (!holds(one, status, body)) {
                    return false;
                }
            }
            return true;
        }
        if (until.has("status")) {
            return status == until.get("status").asInt();
        }
        JsonNode node = find(body, until.get("path").asText());
        if (until.has("count")) {
            return node.isArray() && node.size() == until.get("count").asInt();
        }
        if (until.has("absent")) {
            return node.isMissingNode() || node.isNull();
        }
        if (until.has("contains")) {
            return node.asText().contains(until.get("contains").asText())
                    || node.toString().contains(until.get("contains").asText());
        }
        boolean there = !node.isMissingNode() && !node.isNull();
        if (until.path("equals").isNull()) {
            return !there;
        }
        return until.has("equals") ? node.equals(until.get("equals")) : there;
    }

    private static JsonNode find(JsonNode body, String path) {
        JsonNode node = body;
        for (String part : path.split("\\.")) {
            String name = part.replace('|', '.');
            boolean place = name.chars().allMatch(Character::isDigit);
            if (node.isArray()) {
                node = place ? node.path(Integer.parseInt(name)) : entry(node, name);
            } else {
                node = node.path(name);
            }
        }
        return node;
    }

    private static JsonNode entry(JsonNode list, String name) {
        for (JsonNode entry : list) {
            for (String key : List.of("type", "name", "key")) {
                if (entry.path(key).asText().equals(name)) {
                    return entry;
                }
            }
        }
        return JsonNodeFactory.instance.missingNode();
    }

    /** The places of an answer at these paths; {@code *} is every entry, a name the entry of that type or name. */
    static JsonNode pick(JsonNode node, List<List<String>> paths) {
        if (paths.stream().anyMatch(List::isEmpty)) {
            return node;
        }
        if (node instanceof ArrayNode array) {
            return pickItems(array, paths);
        }
        if (!(node instanceof ObjectNode)) {
            return node;
        }
        Map<String, List<List<String>>> wanted = new LinkedHashMap<>();
        for (List<String> path : paths) {
            wanted.computeIfAbsent(path.get(0).replace('|', '.'), k -> new ArrayList<>())
                    .add(path.subList(1, path.size()));
        }
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(e -> {
            if (wanted.containsKey(e.getKey()) || wanted.containsKey("*")) {
                List<List<String>> below = new ArrayList<>(wanted.getOrDefault(e.getKey(), List.of()));
                below.addAll(wanted.getOrDefault("*", List.of()));
                out.set(e.getKey(), pick(e.getValue(), below));
            }
        });
        return out;
    }

    private static JsonNode pickItems(ArrayNode array, List<List<String>> paths) {
        ArrayNode out = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < array.size(); i++) {
            JsonNode entry = array.get(i);
            List<String> known = List.of(
                    "*",
                    Integer.toString(i),
                    entry.path("type").asText(),
                    entry.path("name").asText());
            List<List<String>> below = paths.stream()
                    .filter(path -> known.contains(path.get(0)))
                    .map(path -> path.subList(1, path.size()))
                    .toList();
            if (!below.isEmpty()) {
                out.add(pick(entry, below));
            }
        }
        return out;
    }

    /** An answer without the texts of these names, at any depth. */
    static JsonNode strip(JsonNode node, List<String> names) {
        if (node instanceof ObjectNode) {
            ObjectNode out = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(e -> {
                if (!(names.contains(e.getKey()) && e.getValue().isTextual())) {
                    out.set(e.getKey(), strip(e.getValue(), names));
                }
            });
            return out;
        }
        if (node instanceof ArrayNode) {
            ArrayNode out = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> out.add(strip(item, names)));
            return out;
        }
        return node;
    }
}
