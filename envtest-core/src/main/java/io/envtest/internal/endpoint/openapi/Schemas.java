package io.envtest.internal.endpoint.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.schema.catalogue.Type;
import io.envtest.internal.schema.catalogue.TypeCatalogue;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Collects the schemas that operations need, with all that these refer to. */
final class Schemas {
    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
    /** Kinds that exist in every group-version. */
    private static final List<String> EVERYWHERE = List.of(META + "DeleteOptions", META + "WatchEvent");

    private final TypeCatalogue catalogue;
    private final SchemaWriter writer;
    private final Function<String, ArrayNode> everywhere;
    private final Map<String, ObjectNode> custom;

    /**
     * A collector.
     *
     * @param everywhere where kinds that exist everywhere are said to exist, by kind
     * @param custom schemas of custom resources, by definition
     */
    Schemas(TypeCatalogue catalogue, Function<String, ArrayNode> everywhere, Map<String, ObjectNode> custom) {
        this.catalogue = catalogue;
        this.writer = new SchemaWriter(catalogue);
        this.everywhere = everywhere;
        this.custom = custom;
    }

    /** The schemas of what is sent and answered, sorted by name. */
    ObjectNode of(Collection<PathItem> items) {
        Deque<String> open = new ArrayDeque<>();
        for (PathItem item : items) {
            for (Operation operation : item.operations()) {
                Operation.Body body = operation.body;
                if (body != null) {
                    open.add(body.schema());
                }
                operation.responses.values().forEach(response -> open.add(response.schema()));
            }
        }
        open.removeIf(schema -> schema.isEmpty() || schema.equals(Operation.TEXT));
        Map<String, ObjectNode> schemas = new TreeMap<>();
        while (!open.isEmpty()) {
            String name = open.pop();
            if (!schemas.containsKey(name)) {
                ObjectNode schema = schema(name);
                schemas.put(name, schema);
                references(schema, open);
            }
        }
        ObjectNode sorted = JsonNodeFactory.instance.objectNode();
        sorted.setAll(schemas);
        return sorted;
    }

    private ObjectNode schema(String name) {
        ObjectNode known = custom.get(name);
        return known == null ? writer.definition(name, kinds(name)) : known;
    }

    private ArrayNode kinds(String name) {
        if (EVERYWHERE.contains(name)) {
            return everywhere.apply(name.substring(META.length()));
        }
        Type type = catalogue.type(name);
        return catalogue
                .kind(type)
                .map(kind -> KnownGroupVersions.in(kind.kind(), List.of(kind.group() + "/" + kind.version())))
                .orElseGet(JsonNodeFactory.instance::arrayNode);
    }

    private static void references(JsonNode node, Deque<String> open) {
        JsonNode reference = node.get("$ref");
        if (reference != null && reference.isTextual()) {
            open.add(reference.textValue().substring(SchemaWriter.REFERENCE.length()));
        }
        node.forEach(child -> references(child, open));
    }
}
