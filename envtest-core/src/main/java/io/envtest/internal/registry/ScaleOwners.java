package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Carries ownership of the number of replicas between the managedFields of an object and those of its Scale. */
final class ScaleOwners {

    private static final String SCALE_VERSION = "autoscaling/v1";
    private static final List<String> SCALE_PATH = List.of("f:spec", "f:replicas");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Collection<ObjectNode> entries;
    private final String apiVersion;
    private final List<String> path;

    /**
     * Over the entries of an object.
     *
     * @param entries its managedFields
     * @param apiVersion version in which it was asked for
     * @param replicas dotted path of its number of replicas
     */
    ScaleOwners(JsonNode entries, String apiVersion, String replicas) {
        this.entries = distinct(entries);
        this.apiVersion = apiVersion;
        this.path = new ArrayList<>();
        for (String step : (replicas.startsWith(".") ? replicas.substring(1) : replicas).split("\\.")) {
            path.add("f:" + step);
        }
    }

    /** Of several entries of the same identity the last counts. */
    private static Collection<ObjectNode> distinct(JsonNode entries) {
        Map<String, ObjectNode> byIdentity = new LinkedHashMap<>();
        entries.forEach(entry -> byIdentity.put(identity(entry), (ObjectNode) entry));
        return byIdentity.values();
    }

    /** The entries of the Scale: who owns the replicas. */
    ArrayNode toScale() {
        ArrayNode owners = NODES.arrayNode();
        for (ObjectNode entry : entries) {
            if (has(entry, path)) {
                ObjectNode owner = entry.deepCopy();
                owner.put("apiVersion", SCALE_VERSION);
                owner.set("fieldsV1", fields(SCALE_PATH));
                owners.add(owner);
            }
        }
        return owners;
    }

    /** The entries of the object once the Scale has these. */
    ArrayNode toObject(JsonNode scaleEntries) {
        Set<String> owners = new HashSet<>();
        scaleEntries.forEach(entry -> owners.add(identity(entry)));
        List<ObjectNode> result = new ArrayList<>();
        Set<String> kept = new HashSet<>();
        for (ObjectNode entry : entries) {
            ObjectNode copy = entry.deepCopy();
            String identity = identity(entry);
            if (!has(entry, path)) {
                result.add(copy);
            } else if (owners.contains(identity)) {
                kept.add(identity);
                result.add(copy);
            } else if (withoutReplicas(copy)) {
                result.add(copy);
            }
        }
        for (JsonNode entry : scaleEntries) {
            if (has(entry, SCALE_PATH) && !kept.contains(identity(entry))) {
                ObjectNode owner = ((ObjectNode) entry).deepCopy();
                owner.put("apiVersion", apiVersion);
                owner.set("fieldsV1", fields(path));
                owner.remove("time");
                result.add(owner);
            }
        }
        result.sort(order());
        return NODES.arrayNode().addAll(result);
    }

    /** Takes the replicas away; false if nothing is left. */
    private boolean withoutReplicas(ObjectNode entry) {
        ObjectNode fields = (ObjectNode) entry.path("fieldsV1");
        removeAt(fields, 0);
        return !fields.isEmpty();
    }

    private void removeAt(ObjectNode fields, int depth) {
        String step = path.get(depth);
        if (depth == path.size() - 1) {
            fields.remove(step);
        } else if (fields.get(step) instanceof ObjectNode inner) {
            removeAt(inner, depth + 1);
            if (inner.isEmpty()) {
                fields.remove(step);
            } else if (inner.size() == 1 && inner.has(".")) {
                inner.removeAll(); // an owned field with nothing owned below it
            }
        }
    }

    private static boolean has(JsonNode entry, List<String> path) {
        JsonNode node = entry.path("fieldsV1");
        for (String step : path) {
            node = node.path(step);
        }
        return !node.isMissingNode();
    }

    private static ObjectNode fields(List<String> path) {
        ObjectNode root = NODES.objectNode();
        ObjectNode inner = root;
        for (String step : path) {
            inner = inner.putObject(step);
        }
        return root;
    }

    /** Appliers are the same in every version, others are not. */
    private static String identity(JsonNode entry) {
        String operation = entry.path("operation").asText();
        String version =
                operation.equals("Apply") ? "" : entry.path("apiVersion").asText();
        return operation + "/" + version + "/" + entry.path("subresource").asText() + "/"
                + entry.path("manager").asText();
    }

    private static Comparator<ObjectNode> order() {
        return Comparator.<ObjectNode, String>comparing(
                        entry -> entry.path("operation").asText())
                .thenComparing(entry -> entry.path("time").asText())
                .thenComparing(entry -> entry.path("manager").asText())
                .thenComparing(entry -> entry.path("apiVersion").asText())
                .thenComparing(entry -> entry.path("subresource").asText());
    }
}
