package io.envtest.internal.endpoint.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes the one document of OpenAPI v2. */
final class V2Document {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String REFERENCE = "#/definitions/";

    private final SharedParameters shared = new SharedParameters();

    private V2Document() {}

    /**
     * The document.
     *
     * @param schemas the schemas of v3
     */
    static ObjectNode of(String version, Collection<PathItem> items, ObjectNode schemas) {
        return new V2Document().write(version, items, schemas);
    }

    private ObjectNode write(String version, Collection<PathItem> items, ObjectNode schemas) {
        ObjectNode document = JSON.objectNode().put("swagger", "2.0");
        document.putObject("info").put("title", "Kubernetes").put("version", version);
        TreeMap<String, PathItem> sorted = new TreeMap<>();
        items.forEach(item -> sorted.put(item.path(), item));
        ObjectNode paths = document.putObject("paths");
        sorted.values().forEach(item -> paths.set(item.path(), path(item)));
        ObjectNode definitions = document.putObject("definitions");
        schemas.properties().forEach(entry -> definitions.set(entry.getKey(), V2Schemas.of(entry.getValue())));
        document.set("parameters", shared.all());
        document.putObject("securityDefinitions")
                .putObject("BearerToken")
                .put("description", "Bearer Token authentication")
                .put("type", "apiKey")
                .put("name", "authorization")
                .put("in", "header");
        document.putArray("security").addObject().putArray("BearerToken");
        return document;
    }

    private ObjectNode path(PathItem item) {
        ObjectNode path = JSON.objectNode();
        List<Parameter> common = item.common();
        item.sorted()
                .forEach(
                        operation -> path.set(operation.method, operation(operation, PathItem.own(operation, common))));
        parameters(path, common, null);
        return path;
    }

    private ObjectNode operation(Operation operation, List<Parameter> parameters) {
        ObjectNode node = JSON.objectNode().put("description", operation.description);
        if (!operation.consumes.isEmpty()) {
            operation.consumes.forEach(node.putArray("consumes")::add);
        }
        operation.produces.forEach(node.putArray("produces")::add);
        node.putArray("schemes").add("https");
        node.putArray("tags").add(operation.tag);
        node.put("operationId", operation.id);
        parameters(node, parameters, operation.body);
        ObjectNode responses = node.putObject("responses");
        operation.responses.forEach((code, response) -> responses.set(code, response(response)));
        if (!operation.action.isEmpty()) {
            node.put("x-kubernetes-action", operation.action);
        }
        GroupVersionKind kind = operation.kind;
        if (kind != null) {
            node.putObject("x-kubernetes-group-version-kind")
                    .put("group", kind.group())
                    .put("kind", kind.kind())
                    .put("version", kind.version());
        }
        return node;
    }

    private void parameters(ObjectNode into, List<Parameter> parameters, Operation.@Nullable Body body) {
        TreeMap<String, ArrayNode> byName = new TreeMap<>();
        if (body != null) {
            byName.put("body", JSON.arrayNode().add(shared.reference(body(body))));
        }
        for (Parameter parameter : parameters) {
            byName.computeIfAbsent(parameter.name(), n -> JSON.arrayNode()).add(shared.reference(parameter(parameter)));
        }
        if (!byName.isEmpty()) {
            ArrayNode array = into.putArray("parameters");
            byName.values().forEach(array::addAll);
        }
    }

    private static ObjectNode body(Operation.Body body) {
        ObjectNode node = JSON.objectNode().put("name", "body").put("in", "body");
        if (body.required()) {
            node.put("required", true);
        }
        node.set("schema", schema(body.schema()));
        return node;
    }

    private static ObjectNode parameter(Parameter parameter) {
        ObjectNode node = JSON.objectNode().put("uniqueItems", true).put("type", parameter.type());
        if (!parameter.description().isEmpty()) {
            node.put("description", parameter.description());
        }
        node.put("name", parameter.name()).put("in", parameter.in());
        return parameter.required() ? node.put("required", true) : node;
    }

    private static ObjectNode response(Operation.Response response) {
        ObjectNode node = JSON.objectNode().put("description", response.description());
        if (!response.schema().isEmpty()) {
            node.set("schema", schema(response.schema()));
        }
        return node;
    }

    private static ObjectNode schema(String schema) {
        return schema.equals(Operation.TEXT)
                ? JSON.objectNode().put("type", schema)
                : JSON.objectNode().put("$ref", REFERENCE + schema);
    }
}
