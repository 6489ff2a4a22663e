package io.envtest.internal.registry.apiextensions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoJsonWriter;
import io.envtest.view.View;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Parts of definitions as the server's messages print them: with the names and the order of its own types, and with every
 * field, whether given or not. Printing happens when the text is asked for.
 */
final class PrintedDefinition {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Rows of: printed name, name in the API, and how it prints (a type below, list, map, flag, text; else as it is). */
    private static final Map<String, List<String>> TYPES = Map.of(
            "Version",
            List.of(
                    "Name name text",
                    "Served served flag",
                    "Storage storage flag",
                    "Deprecated deprecated flag",
                    "DeprecationWarning deprecationWarning",
                    "Schema schema Validation",
                    "Subresources subresources Subresources",
                    "AdditionalPrinterColumns additionalPrinterColumns []Column",
                    "SelectableFields selectableFields []Selectable"),
            "Validation",
            List.of("OpenAPIV3Schema openAPIV3Schema Schema"),
            "Subresources",
            List.of("Status status", "Scale scale Scale"),
            "Scale",
            List.of(
                    "SpecReplicasPath specReplicasPath text",
                    "StatusReplicasPath statusReplicasPath text",
                    "LabelSelectorPath labelSelectorPath"),
            "Column",
            List.of(
                    "Name name text",
                    "Type type text",
                    "Format format text",
                    "Description description text",
                    "Priority priority number",
                    "JSONPath jsonPath text"),
            "Selectable",
            List.of("JSONPath jsonPath text"),
            "Rule",
            List.of(
                    "Rule rule text",
                    "Message message text",
                    "MessageExpression messageExpression text",
                    "Reason reason",
                    "FieldPath fieldPath text",
                    "OptionalOldSelf optionalOldSelf"),
            "Docs",
            List.of("Description description text", "URL url text"),
            "Schema",
            PrintedSchema.FIELDS);

    private final String type;
    private final JsonNode value;

    private PrintedDefinition(String type, JsonNode value) {
        this.type = type;
        this.value = value;
    }

    /** A list of versions. */
    static PrintedDefinition versions(List<? extends View> versions) {
        ArrayNode list = NODES.arrayNode();
        versions.forEach(version -> list.add(version.node()));
        return new PrintedDefinition("[]Version", list);
    }

    /** A schema. */
    static PrintedDefinition schema(ObjectNode schema) {
        return new PrintedDefinition("Schema", schema);
    }

    /** The schema or the schemas of a list's items. */
    static PrintedDefinition items(JsonNode items) {
        return new PrintedDefinition("SchemaOrList", items);
    }

    /** A rule. */
    static PrintedDefinition rule(ObjectNode rule) {
        return new PrintedDefinition("Rule", rule);
    }

    @Override
    public String toString() {
        return new String(GoJsonWriter.write(print(type, value)), StandardCharsets.UTF_8);
    }

    private static JsonNode print(String type, JsonNode value) {
        boolean absent = value.isMissingNode() || value.isNull();
        switch (type) {
            case "text":
                return absent ? NODES.textNode("") : value;
            case "flag":
                return absent ? NODES.booleanNode(false) : value;
            case "number":
                return absent ? NODES.numberNode(0) : value;
            default:
                return absent ? NODES.nullNode() : given(type, value);
        }
    }

    private static JsonNode given(String type, JsonNode value) {
        if (type.startsWith("[]")) {
            ArrayNode list = NODES.arrayNode();
            value.forEach(element -> list.add(print(type.substring(2), element)));
            return list;
        }
        if (type.startsWith("{}")) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            value.properties().forEach(e -> sorted.put(e.getKey(), print(type.substring(2), e.getValue())));
            return NODES.objectNode().setAll(sorted);
        }
        return switch (type) {
            case "as-is" -> value;
            case "SchemaOrBool" -> oneOf("Allows", value.isBoolean() ? value : NODES.booleanNode(true), value);
            case "SchemaOrList" ->
                NODES.objectNode()
                        .<ObjectNode>set("Schema", value.isObject() ? print("Schema", value) : NODES.nullNode())
                        .set("JSONSchemas", value.isArray() ? print("[]Schema", value) : NODES.nullNode());
            case "SchemaOrNames" ->
                NODES.objectNode()
                        .<ObjectNode>set("Schema", value.isObject() ? print("Schema", value) : NODES.nullNode())
                        .set("Property", value.isArray() ? value : NODES.nullNode());
            default -> struct(type, value);
        };
    }

    private static ObjectNode oneOf(String name, JsonNode flag, JsonNode value) {
        return NODES.objectNode()
                .<ObjectNode>set(name, flag)
                .set("Schema", value.isObject() ? print("Schema", value) : NODES.nullNode());
    }

    private static ObjectNode struct(String type, JsonNode value) {
        ObjectNode printed = NODES.objectNode();
        for (String row : Objects.requireNonNull(TYPES.get(type), type)) {
            String[] parts = row.split(" ");
            printed.set(parts[0], print(parts.length > 2 ? parts[2] : "as-is", value.path(parts[1])));
        }
        return printed;
    }
}
