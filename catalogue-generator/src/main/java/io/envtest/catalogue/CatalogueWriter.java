package io.envtest.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes the catalogue as resources: an index, and for each package its types and, apart from them, their documentation. */
final class CatalogueWriter {
    private static final String DIRECTORY = "io/envtest/internal/schema/catalogue";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Path directory;

    CatalogueWriter(Path resources) {
        this.directory = resources.resolve(DIRECTORY);
    }

    void write(Catalogue catalogue) throws IOException {
        Files.createDirectories(directory);
        Map<String, ObjectNode> types = new TreeMap<>();
        Map<String, ObjectNode> docs = new TreeMap<>();
        for (Definition definition : catalogue.definitions().values()) {
            types.computeIfAbsent(definition.packageName(), k -> NODES.objectNode())
                    .set(definition.simpleName(), type(definition));
            docs.computeIfAbsent(definition.packageName(), k -> NODES.objectNode())
                    .set(definition.simpleName(), doc(definition));
        }
        for (Map.Entry<String, ObjectNode> entry : types.entrySet()) {
            put(entry.getKey() + ".json", entry.getValue());
        }
        for (Map.Entry<String, ObjectNode> entry : docs.entrySet()) {
            put(entry.getKey() + ".docs.json", entry.getValue());
        }
        put("index.json", index(catalogue));
    }

    private void put(String name, ObjectNode content) throws IOException {
        Files.write(directory.resolve(name), new ObjectMapper().writeValueAsBytes(content));
    }

    private static ObjectNode index(Catalogue catalogue) throws JsonProcessingException {
        ObjectNode index = NODES.objectNode();
        ObjectNode packages = index.putObject("packages");
        ArrayNode resources = index.putArray("resources");
        for (Resource resource : catalogue.resources()) {
            GroupVersion groupVersion = resource.groupVersion();
            packages.put(groupVersion.group() + "/" + groupVersion.version(), groupVersion.packageName());
            resources.add(resource(resource));
        }
        return index;
    }

    private static ObjectNode resource(Resource resource) {
        ObjectNode node = NODES.objectNode();
        node.put("group", resource.groupVersion().group());
        node.put("version", resource.groupVersion().version());
        node.put("plural", resource.plural());
        node.put("singular", resource.kind().toLowerCase(Locale.ROOT));
        node.put("kind", resource.kind());
        node.put("namespaced", resource.namespaced());
        texts(node, "verbs", resource.verbs());
        texts(node, "shortNames", resource.shortNames());
        texts(node, "categories", resource.categories());
        ArrayNode subresources = node.putArray("subresources");
        for (Resource.Subresource sub : resource.subresources()) {
            ObjectNode row = subresources.addObject();
            row.put("name", sub.name());
            row.put("group", sub.groupVersion().group());
            row.put("version", sub.groupVersion().version());
            row.put("kind", sub.kind());
            texts(row, "verbs", sub.verbs());
        }
        node.put("servedByDefault", resource.groupVersion().servedByDefault());
        return node;
    }

    private static ObjectNode type(Definition definition) {
        ObjectNode node = NODES.objectNode();
        text(node, "is", definition.alias);
        flag(node, "atomic", definition.atomic);
        if (definition.unions != null) {
            node.set("unions", definition.unions);
        }
        ArrayNode fields = node.putArray("fields");
        definition.fields.forEach(field -> fields.add(field(field, definition.packageName())));
        return node;
    }

    private static ObjectNode field(Definition.Field field, String packageName) {
        ObjectNode node = NODES.objectNode();
        node.put("n", field.name);
        node.put("t", TypeName.shorten(field.type, packageName));
        if (field.protoNumber > 0) {
            node.put("p", field.protoNumber);
        }
        text(node, "pn", field.protoName.equals(field.name) ? "" : field.protoName);
        if (!field.inlinePath.isEmpty()) {
            field.inlinePath.forEach(node.putArray("in")::add);
            field.inlineNames.forEach(node.putArray("im")::add);
        }
        flag(node, "r", field.required);
        text(node, "lt", field.listType);
        texts(node, "lk", field.listMapKeys);
        text(node, "mk", field.mergeKey);
        texts(node, "ps", field.patchStrategy);
        flag(node, "a", field.atomic);
        flag(node, "g", field.granular);
        if (field.defaultValue != null) {
            node.set("d", field.defaultValue);
        }
        texts(node, "e", field.enumValues);
        return node;
    }

    private static ObjectNode doc(Definition definition) {
        ObjectNode node = NODES.objectNode();
        text(node, "", definition.doc);
        for (Definition.Field field : definition.fields) {
            text(node, field.name, field.doc);
            text(node, field.name + "#values", field.valuesDoc);
        }
        return node;
    }

    private static void text(ObjectNode node, String name, String value) {
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }

    private static void flag(ObjectNode node, String name, boolean value) {
        if (value) {
            node.put(name, true);
        }
    }

    private static void texts(ObjectNode node, String name, List<String> values) {
        if (!values.isEmpty()) {
            values.forEach(node.putArray(name)::add);
        }
    }
}
