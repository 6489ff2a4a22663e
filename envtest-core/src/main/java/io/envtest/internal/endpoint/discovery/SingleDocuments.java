package io.envtest.internal.endpoint.discovery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceDefinition.Subresource;
import java.util.Collection;

/** The documents of which clients need one for each group and version. */
final class SingleDocuments {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SingleDocuments() {}

    /** {@code /api}. */
    static ObjectNode versions(ServedGroup core, String serverAddress) {
        ObjectNode document = JSON.objectNode().put("kind", "APIVersions");
        ArrayNode versions = document.putArray("versions");
        core.versions().forEach(version -> versions.add(version.name()));
        document.putArray("serverAddressByClientCIDRs")
                .addObject()
                .put("clientCIDR", "0.0.0.0/0")
                .put("serverAddress", serverAddress);
        return document;
    }

    /** {@code /apis}. */
    static ObjectNode groups(Collection<ServedGroup> served) {
        ObjectNode document = JSON.objectNode().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = document.putArray("groups");
        served.forEach(group -> fill(groups.addObject(), group));
        return document;
    }

    /** {@code /apis/GROUP}. */
    static ObjectNode group(ServedGroup group) {
        ObjectNode document = JSON.objectNode().put("kind", "APIGroup").put("apiVersion", "v1");
        fill(document, group);
        return document;
    }

    private static void fill(ObjectNode into, ServedGroup group) {
        into.put("name", group.name());
        ArrayNode versions = into.putArray("versions");
        group.versions().forEach(version -> versions.add(version(group, version)));
        into.set("preferredVersion", version(group, group.versions().get(0)));
    }

    private static ObjectNode version(ServedGroup group, ServedGroup.Version version) {
        return JSON.objectNode()
                .put("groupVersion", group.groupVersion(version))
                .put("version", version.name());
    }

    /** {@code /api/VERSION} and {@code /apis/GROUP/VERSION}. */
    static ObjectNode resources(ServedGroup group, ServedGroup.Version version) {
        ObjectNode document = JSON.objectNode().put("kind", "APIResourceList");
        if (!group.name().isEmpty()) {
            document.put("apiVersion", "v1");
        }
        document.put("groupVersion", group.groupVersion(version));
        ArrayNode resources = document.putArray("resources");
        for (ResourceDefinition definition : version.resources()) {
            resources.add(resource(definition));
            ResourceWords.subresources(definition).forEach(sub -> resources.add(subresource(definition, sub)));
        }
        return document;
    }

    private static ObjectNode resource(ResourceDefinition definition) {
        ObjectNode resource = JSON.objectNode()
                .put("name", definition.resource().resource())
                .put("singularName", definition.singular())
                .put("namespaced", definition.namespaced())
                .put("kind", definition.kind().kind());
        ResourceWords.verbs(resource, definition);
        ResourceWords.names(resource, definition);
        String hash = ResourceWords.storageHash(definition);
        return hash.isEmpty() ? resource : resource.put("storageVersionHash", hash);
    }

    private static ObjectNode subresource(ResourceDefinition definition, Subresource subresource) {
        ObjectNode resource = JSON.objectNode()
                .put("name", definition.resource().resource() + "/" + subresource.name())
                .put("singularName", "")
                .put("namespaced", definition.namespaced());
        if (!ResourceWords.isAtHome(subresource.kind(), definition)) {
            resource.put("group", subresource.kind().group())
                    .put("version", subresource.kind().version());
        }
        resource.put("kind", subresource.kind().kind());
        ResourceWords.verbs(resource, subresource);
        return resource;
    }
}
