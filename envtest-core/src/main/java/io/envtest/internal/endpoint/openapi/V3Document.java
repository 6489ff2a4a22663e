package io.envtest.internal.endpoint.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Writes a document of OpenAPI v3. */
final class V3Document {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private V3Document() {}

    /** A document of built-in paths. */
    static ObjectNode builtIn(String version, Collection<PathItem> items, ObjectNode schemas) {
        ObjectNode document = document("Kubernetes", version, items);
        ObjectNode components = document.putObject("components");
        if (!schemas.isEmpty()) {
            components.set("schemas", schemas);
        }
        components
                .putObject("securitySchemes")
                .putObject("BearerToken")
                .put("type", "apiKey")
                .put("description", "Bearer Token authentication")
                .put("name", "authorization")
                .put("in", "header");
        return document;
    }

    /** A document of custom resources. */
    static ObjectNode custom(Collection<PathItem> items, ObjectNode schemas) {
        ObjectNode document = document("Kubernetes CRD Swagger", "v0.1.0", items);
        document.putObject("components").set("schemas", schemas);
        return document;
    }

    private static ObjectNode document(String title, String version, Collection<PathItem> items) {
        ObjectNode document = JSON.objectNode().put("openapi", "3.0.0");
        document.putObject("info").put("title", title).put("version", version);
        TreeMap<String, PathItem> sorted = new TreeMap<>();
        items.forEach(item -> sorted.put(item.path(), item));
        ObjectNode paths = document.putObject("paths");
        sorted.values().forEach(item -> paths.set(item.path(), path(item)));
        return document;
    }

    private static ObjectNode path(PathItem item) {
        ObjectNode path = JSON.objectNode();
        List<Parameter> common = item.common();
        item.sorted()
                .forEach(
                        operation -> path.set(operation.method, operation(operation, PathItem.own(operation, common))));
        parameters(path, common);
        return path;
    }

    private static ObjectNode operation(Operation operation, List<Parameter> parameters) {
        ObjectNode node = JSON.objectNode();
        node.putArray("tags").add(operation.tag);
        node.put("description", operation.description).put("operationId", operation.id);
        parameters(node, parameters);
        body(node, operation);
        ObjectNode responses = node.putObject("responses");
        operation.responses.forEach((code, response) -> responses.set(code, response(response, operation.produces)));
        if (!operation.action.isEmpty()) {
            node.put("x-kubernetes-action", operation.action);
        }
        GroupVersionKind kind = operation.kind;
        if (kind != null) {
            node.putObject("x-kubernetes-group-version-kind")
                    .put("group", kind.group())
                    .put("version", kind.version())
                    .put("kind", kind.kind());
        }
        return node;
    }

    private static void parameters(ObjectNode into, List<Parameter> parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        ArrayNode array = into.putArray("parameters");
        for (Parameter parameter : parameters) {
            ObjectNode node = array.addObject().put("name", parameter.name()).put("in", parameter.in());
            if (!parameter.description().isEmpty()) {
                node.put("description", parameter.description());
            }
            if (parameter.required()) {
                node.put("required", true);
            }
            node.putObject("schema").put("type", parameter.type()).put("uniqueItems", true);
        }
    }

    private static void body(ObjectNode into, Operation operation) {
        Operation.Body body = operation.body;
        if (body == null) {
            return;
        }
        ObjectNode request = into.putObject("requestBody");
        request.set("content", content(operation.consumes, body.schema()));
        if (body.required()) {
            request.put("required", true);
        }
    }

    private static ObjectNode response(Operation.Response response, List<String> produces) {
        ObjectNode node = JSON.objectNode().put("description", response.description());
        if (!response.schema().isEmpty()) {
            node.set("content", content(produces, response.schema()));
        }
        return node;
    }

    private static ObjectNode content(List<String> types, String schema) {
        ObjectNode content = JSON.objectNode();
        types.stream().sorted().forEach(type -> content.putObject(type).set("schema", schema(schema)));
        return content;
    }

    private static ObjectNode schema(String schema) {
        return schema.equals(Operation.TEXT)
                ? JSON.objectNode().put("type", schema)
                : JSON.objectNode().put("$ref", SchemaWriter.REFERENCE + schema);
    }
}
