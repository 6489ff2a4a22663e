package io.envtest.internal.aggregation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads discovery documents, of the old form and of the new one. Pure. */
final class RemoteResources {

    private RemoteResources() {}

    /** The resources of a version in an aggregated document; empty if that is none, or does not tell. */
    static Optional<ArrayNode> aggregated(JsonNode document, RemoteVersion version) {
        if (!document.path("kind").asText().equals("APIGroupDiscoveryList")) {
            return Optional.empty();
        }
        for (JsonNode group : document.path("items")) {
            for (JsonNode each : group.path("versions")) {
                if (group.path("metadata").path("name").asText().equals(version.group())
                        && each.path("version").asText().equals(version.version())) {
                    return Optional.of(
                            each.get("resources") instanceof ArrayNode resources
                                    ? resources
                                    : JsonNodeFactory.instance.arrayNode());
                }
            }
        }
        return Optional.empty();
    }

    /** The resources of an APIResourceList in the form of an aggregated document. */
    static ArrayNode listed(JsonNode document) {
        Map<String, ObjectNode> resources = new LinkedHashMap<>();
        for (JsonNode each : document.path("resources")) {
            String[] name = each.path("name").asText().split("/", 2);
            if (name.length == 1) {
                ObjectNode subresources = resources.put(name[0], resource(each));
                if (subresources != null && subresources.has("subresources")) {
                    resources.get(name[0]).set("subresources", subresources.get("subresources"));
                }
            } else {
                ObjectNode parent = resources.computeIfAbsent(
                        name[0],
                        missing -> JsonNodeFactory.instance
                                .objectNode()
                                .put("resource", missing)
                                .put("scope", scope(each)));
                parent.withArray("/subresources").add(subresource(name[1], each));
            }
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        resources.values().forEach(all::add);
        return all;
    }

    private static ObjectNode resource(JsonNode listed) {
        ObjectNode resource = JsonNodeFactory.instance
                .objectNode()
                .put("resource", listed.path("name").asText());
        kind(resource, listed);
        resource.put("scope", scope(listed))
                .put("singularResource", listed.path("singularName").asText());
        copy(listed, resource, "verbs", "shortNames", "categories");
        return resource;
    }

    private static ObjectNode subresource(String name, JsonNode listed) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode().put("subresource", name);
        kind(resource, listed);
        copy(listed, resource, "verbs");
        return resource;
    }

    private static String scope(JsonNode listed) {
        return listed.path("namespaced").asBoolean() ? "Namespaced" : "Cluster";
    }

    private static void kind(ObjectNode into, JsonNode listed) {
        into.putObject("responseKind")
                .put("group", listed.path("group").asText())
                .put("version", listed.path("version").asText())
                .put("kind", listed.path("kind").asText());
    }

    private static void copy(JsonNode from, ObjectNode to, String... names) {
        for (String name : names) {
            if (from.has(name)) {
                to.set(name, from.get(name));
            }
        }
    }
}
