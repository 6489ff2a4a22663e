package io.envtest.internal.endpoint.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.registry.ResourceDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The schemas of custom resources and of their lists. */
final class CustomSchemas {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String META = SchemaWriter.REFERENCE + "io.k8s.apimachinery.pkg.apis.meta.v1.";
    private static final String CONVENTIONS =
            "More info: https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md";
    private static final String API_VERSION =
            "APIVersion defines the versioned schema of this representation of an object."
                    + " Servers should convert recognized schemas to the latest internal value, and may reject unrecognized values. "
                    + CONVENTIONS + "#resources";
    private static final String KIND = "Kind is a string value representing the REST resource this object represents."
            + " Servers may infer this from the endpoint the client submits requests to. Cannot be updated. In CamelCase. "
            + CONVENTIONS + "#types-kinds";

    private CustomSchemas() {}

    /** The schemas for OpenAPI v3, by definition. */
    static Map<String, ObjectNode> v3(Collection<ResourceDefinition> definitions, SchemaNames names) {
        return all(definitions, names, PublishedSchema::v3);
    }

    /** The schemas for OpenAPI v2 in the form of v3, by definition. */
    static Map<String, ObjectNode> v2(Collection<ResourceDefinition> definitions, SchemaNames names) {
        return all(definitions, names, PublishedSchema::v2);
    }

    private static Map<String, ObjectNode> all(
            Collection<ResourceDefinition> definitions, SchemaNames names, UnaryOperator<ObjectNode> form) {
        Map<String, ObjectNode> schemas = new TreeMap<>();
        for (ResourceDefinition definition : definitions) {
            if (!definition.builtIn()) {
                ObjectNode schema = form.apply(definition.schema().published().orElseGet(JSON::objectNode));
                schemas.put(names.object(definition), object(definition, schema));
                schemas.put(names.list(definition), list(definition, names));
            }
        }
        return schemas;
    }

    private static ObjectNode object(ResourceDefinition definition, ObjectNode schema) {
        schema.put("type", "object");
        if (!schema.has(PublishedSchema.OPAQUE)) {
            typeMeta(schema);
        }
        schema.remove(PublishedSchema.OPAQUE);
        schema.set(
                "x-kubernetes-group-version-kind",
                kinds(definition, definition.kind().kind()));
        selectableFields(schema, definition);
        return PublishedSchema.sorted(schema);
    }

    private static void typeMeta(ObjectNode schema) {
        ObjectNode properties =
                schema.get("properties") instanceof ObjectNode own ? own : schema.putObject("properties");
        properties.set("apiVersion", text(API_VERSION));
        properties.set("kind", text(KIND));
        ObjectNode metadata = properties.putObject("metadata");
        metadata.put("description", "Standard object's metadata. " + CONVENTIONS + "#metadata");
        metadata.putArray("allOf").addObject().put("$ref", META + "ObjectMeta");
        schema.set("properties", PublishedSchema.byName(properties));
    }

    private static ObjectNode list(ResourceDefinition definition, SchemaNames names) {
        ObjectNode list = JSON.objectNode();
        list.put(
                "description",
                definition.listKind() + " is a list of " + definition.kind().kind());
        list.put("type", "object").putArray("required").add("items");
        ObjectNode properties = list.putObject("properties");
        properties.set("apiVersion", text(API_VERSION));
        ObjectNode items = properties.putObject("items");
        items.put("description", "List of " + definition.resource().resource() + ". " + CONVENTIONS)
                .put("type", "array");
        items.putObject("items").put("$ref", SchemaWriter.REFERENCE + names.object(definition));
        properties.set("kind", text(KIND));
        ObjectNode metadata = properties.putObject("metadata");
        metadata.put("description", "Standard list metadata. " + CONVENTIONS + "#types-kinds");
        metadata.putArray("allOf").addObject().put("$ref", META + "ListMeta");
        list.set("x-kubernetes-group-version-kind", kinds(definition, definition.listKind()));
        selectableFields(list, definition);
        return list;
    }

    /** By what lists and watches can select, besides names and namespaces. */
    private static void selectableFields(ObjectNode schema, ResourceDefinition definition) {
        Set<String> fields = definition
                .declaration()
                .strategy()
                .selectableFields(JSON.objectNode())
                .keySet();
        if (!fields.isEmpty()) {
            ArrayNode selectable = schema.putArray("x-kubernetes-selectable-fields");
            fields.forEach(field -> selectable.addObject().put("fieldPath", field));
        }
    }

    private static ArrayNode kinds(ResourceDefinition definition, String kind) {
        String groupVersion =
                definition.kind().group() + "/" + definition.kind().version();
        return KnownGroupVersions.in(kind, List.of(groupVersion));
    }

    private static ObjectNode text(String description) {
        return JSON.objectNode().put("description", description).put("type", "string");
    }
}
