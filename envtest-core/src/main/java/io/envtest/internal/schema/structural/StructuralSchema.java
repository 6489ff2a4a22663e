package io.envtest.internal.schema.structural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A schema as a custom resource definition states it. Immutable; its JSON must not be changed.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema">Structural schemas</a>
 */
public final class StructuralSchema {

    private final ObjectNode json;
    private final Map<String, StructuralSchema> properties = new TreeMap<>();
    private final @Nullable StructuralSchema items;
    private final @Nullable StructuralSchema additionalProperties;
    private final Map<String, List<StructuralSchema>> junctors = new LinkedHashMap<>();
    private final @Nullable StructuralSchema not;

    private StructuralSchema(ObjectNode json) {
        this.json = json;
        json.path("properties").properties().forEach(e -> {
            if (e.getValue() instanceof ObjectNode property) {
                properties.put(e.getKey(), new StructuralSchema(property));
            }
        });
        items = json.get("items") instanceof ObjectNode node ? new StructuralSchema(node) : null;
        additionalProperties =
                json.get("additionalProperties") instanceof ObjectNode node ? new StructuralSchema(node) : null;
        not = json.get("not") instanceof ObjectNode node ? new StructuralSchema(node) : null;
        for (String junctor : List.of("allOf", "anyOf", "oneOf")) {
            List<StructuralSchema> schemas = new ArrayList<>();
            json.path(junctor).forEach(node -> schemas.add(of(node)));
            junctors.put(junctor, schemas);
        }
    }

    /** Reads a schema; what is no object is a schema that says nothing. */
    public static StructuralSchema of(JsonNode json) {
        return new StructuralSchema(json instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode());
    }

    /** The schema as it was stated. */
    public ObjectNode json() {
        return json;
    }

    /** The JSON type; empty if not stated. */
    public String type() {
        return json.path("type").asText();
    }

    /** The format; empty if not stated. */
    public String format() {
        return json.path("format").asText();
    }

    /** Fields with a schema of their own, by name. */
    public Map<String, StructuralSchema> properties() {
        return properties;
    }

    /** The schema of a list's items, null if not stated. */
    public @Nullable StructuralSchema items() {
        return items;
    }

    /** The schema of fields without one of their own, null if not stated. */
    public @Nullable StructuralSchema additionalProperties() {
        return additionalProperties;
    }

    /** Whether all other fields are allowed. */
    public boolean allowsAdditionalProperties() {
        return additionalProperties != null || json.path("additionalProperties").asBoolean();
    }

    /** The schemas of {@code allOf}, {@code anyOf} or {@code oneOf}. */
    public List<StructuralSchema> junctor(String name) {
        return junctors.getOrDefault(name, List.of());
    }

    /** The schema of {@code not}, null if not stated. */
    public @Nullable StructuralSchema not() {
        return not;
    }

    /** Whether fields unknown to the schema are kept. */
    public boolean preservesUnknownFields() {
        return json.path("x-kubernetes-preserve-unknown-fields").asBoolean();
    }

    /** Whether the value is a whole object with apiVersion, kind and metadata. */
    public boolean isEmbeddedResource() {
        return json.path("x-kubernetes-embedded-resource").asBoolean();
    }

    /** Whether the value may be a number or a text. */
    public boolean isIntOrString() {
        return json.path("x-kubernetes-int-or-string").asBoolean();
    }

    /** Whether null is a value. */
    public boolean isNullable() {
        return json.path("nullable").asBoolean();
    }

    /** The default, null if not stated. */
    public @Nullable JsonNode defaultValue() {
        return json.get("default");
    }

    /** Something the schema says by keyword; missing if not stated. */
    public JsonNode keyword(String name) {
        return json.path(name);
    }
}
