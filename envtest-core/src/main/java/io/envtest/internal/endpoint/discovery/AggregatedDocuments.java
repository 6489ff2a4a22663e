package io.envtest.internal.endpoint.discovery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceDefinition.Subresource;
import java.util.Collection;
import java.util.List;

/** Everything in one document. */
final class AggregatedDocuments {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private AggregatedDocuments() {}

    /** The document of some groups: of the core group for {@code /api}, of the others for {@code /apis}. */
    static ObjectNode of(Collection<ServedGroup> groups) {
        ObjectNode document =
                JSON.objectNode().put("kind", "APIGroupDiscoveryList").put("apiVersion", "apidiscovery.k8s.io/v2");
        document.putObject("metadata");
        ArrayNode items = document.putArray("items");
        groups.forEach(group -> items.add(group(group)));
        return document;
    }

    private static ObjectNode group(ServedGroup group) {
        ObjectNode item = JSON.objectNode();
        ObjectNode metadata = item.putObject("metadata");
        if (!group.name().isEmpty()) {
            metadata.put("name", group.name());
        }
        ArrayNode versions = item.putArray("versions");
        for (ServedGroup.Version version : group.versions()) {
            ObjectNode entry = versions.addObject().put("version", version.name());
            if (version.foreign() != null) {
                foreign(entry, version.foreign());
                continue;
            }
            ArrayNode resources = entry.putArray("resources");
            version.resources().forEach(definition -> resources.add(resource(definition)));
            entry.put("freshness", "Current");
        }
        return item;
    }

    /** What another server said when it was last asked. */
    private static void foreign(ObjectNode entry, ForeignVersion version) {
        if (version.resources() == null) {
            entry.put("freshness", "Stale");
        } else {
            entry.set("resources", version.resources());
            entry.put("freshness", "Current");
        }
    }

    private static ObjectNode resource(ResourceDefinition definition) {
        ObjectNode resource =
                JSON.objectNode().put("resource", definition.resource().resource());
        resource.set("responseKind", kind(definition.kind(), definition));
        resource.put("scope", definition.namespaced() ? "Namespaced" : "Cluster")
                .put("singularResource", definition.singular());
        ResourceWords.verbs(resource, definition);
        ResourceWords.names(resource, definition);
        List<Subresource> subresources = ResourceWords.subresources(definition);
        if (!subresources.isEmpty()) {
            ArrayNode array = resource.putArray("subresources");
            subresources.forEach(sub -> array.add(subresource(sub, definition)));
        }
        return resource;
    }

    private static ObjectNode subresource(Subresource subresource, ResourceDefinition definition) {
        ObjectNode entry = JSON.objectNode().put("subresource", subresource.name());
        entry.set("responseKind", kind(subresource.kind(), definition));
        ResourceWords.verbs(entry, subresource);
        return entry;
    }

    /** Built-in kinds leave out the group and version that they share with their resource. */
    private static ObjectNode kind(GroupVersionKind kind, ResourceDefinition definition) {
        boolean implied = definition.builtIn() && ResourceWords.isAtHome(kind, definition);
        return JSON.objectNode()
                .put("group", implied ? "" : kind.group())
                .put("version", implied ? "" : kind.version())
                .put("kind", kind.kind());
    }
}
