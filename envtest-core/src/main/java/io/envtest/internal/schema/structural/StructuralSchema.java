package io.envtest.internal.schema.structural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.schema.cel.CelSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A schema as a custom resource definition states it. Immutable; its JSON must not be changed.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema">Structural schemas</a>
 */
public final class StructuralSchema implements CelSchema {

    private final ObjectNode json;
    private final Map<String, StructuralSchema> properties = new TreeMap<>();
    private final Map<String, List<StructuralSchema>> junctors = new HashMap<>();
    private final @Nullable StructuralSchema items;
    private final @Nullable StructuralSchema additionalProperties;
    private final boolean saysOfAdditionalProperties;
    private final @Nullable StructuralSchema not;
    private final String type;
    private final boolean nullable;
    private final boolean preservesUnknownFields;
    private final boolean embeddedResource;
    private final boolean intOrString;
    private final String listType;
    private final @Nullable JsonNode defaultValue;
    private final List<ValidationRule> rules;
    private final ScalarKeywords keywords;

    private StructuralSchema(ObjectNode json, Formats formats) {
        this.json = json;
        for (Map.Entry<String, JsonNode> field : json.path("properties").properties()) {
            if (field.getValue() instanceof ObjectNode property) {
                properties.put(field.getKey(), new StructuralSchema(property, formats));
            }
        }
        items = below("items", formats);
        additionalProperties = below("additionalProperties", formats);
        saysOfAdditionalProperties = json.hasNonNull("additionalProperties");
        not = below("not", formats);
        for (String junctor : List.of("allOf", "anyOf", "oneOf")) {
            List<StructuralSchema> schemas = new ArrayList<>();
            for (JsonNode node : json.path(junctor)) {
                schemas.add(of(node, formats));
            }
            junctors.put(junctor, schemas);
        }
        type = json.path("type").asText();
        nullable = flag("nullable");
        preservesUnknownFields = flag("x-kubernetes-preserve-unknown-fields");
        embeddedResource = flag("x-kubernetes-embedded-resource");
        intOrString = flag("x-kubernetes-int-or-string");
        listType = json.path("x-kubernetes-list-type").asText();
        defaultValue = json.path("default").isNull() ? null : json.get("default");
        rules = ValidationRule.of(json.path("x-kubernetes-validations"));
        keywords = ScalarKeywords.of(json, formats);
    }

    private @Nullable StructuralSchema below(String name, Formats formats) {
        return json.get(name) instanceof ObjectNode node ? new StructuralSchema(node, formats) : null;
    }

    private boolean flag(String name) {
        return json.path(name).asBoolean();
    }

    /** Reads a schema; what is no object is a schema that says nothing. */
    public static StructuralSchema of(JsonNode json) {
        return of(json, Formats.OF_THE_TYPE);
    }

    /** Reads a schema to judge its own defaults by: there a format counts whatever the type is, as on the real server. */
    public static StructuralSchema ofDefaults(JsonNode json) {
        return of(json, Formats.ALL);
    }

    private static StructuralSchema of(JsonNode json, Formats formats) {
        ObjectNode object = json instanceof ObjectNode node ? node : JsonNodeFactory.instance.objectNode();
        return new StructuralSchema(object, formats);
    }

    /** Which formats a value is held against. */
    enum Formats {
        /** Those that the server knows for the type. */
        OF_THE_TYPE,

        /** All that are stated. */
        ALL
    }

    /** The schema as it was stated. */
    public ObjectNode json() {
        return json;
    }

    /** The JSON type; empty if not stated. */
    @Override
    public String type() {
        return type;
    }

    /** The format; empty if not stated. */
    @Override
    public String format() {
        return json.path("format").asText();
    }

    /** Fields with a schema of their own, by name. */
    @Override
    public Map<String, StructuralSchema> properties() {
        return properties;
    }

    /** The schema of a list's items, null if not stated. */
    @Override
    public @Nullable StructuralSchema items() {
        return items;
    }

    /** The schema of fields without one of their own, null if not stated. */
    @Override
    public @Nullable StructuralSchema additionalProperties() {
        return additionalProperties;
    }

    /** Whether all other fields are allowed. */
    private boolean allowsAdditionalProperties() {
        return additionalProperties != null || flag("additionalProperties");
    }

    /** Whether anything is said of all other fields, even that there must be none. */
    public boolean statesAdditionalProperties() {
        return saysOfAdditionalProperties;
    }

    /** Whether there must be no other fields. */
    boolean forbidsAdditionalProperties() {
        return saysOfAdditionalProperties && !allowsAdditionalProperties();
    }

    /** The schema of a field: its own, or that of all others; null if there is none. */
    public @Nullable StructuralSchema field(String name) {
        StructuralSchema own = properties.get(name);
        return own == null ? additionalProperties : own;
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
        return preservesUnknownFields;
    }

    /** Whether the value is a whole object with apiVersion, kind and metadata. */
    public boolean isEmbeddedResource() {
        return embeddedResource;
    }

    /** Whether the value may be a number or a text. */
    public boolean isIntOrString() {
        return intOrString;
    }

    /** Whether null is a value. */
    public boolean isNullable() {
        return nullable;
    }

    /** The default, null if not stated. */
    public @Nullable JsonNode defaultValue() {
        return defaultValue;
    }

    /** The rules in CEL that stand here, in order. */
    public List<ValidationRule> rules() {
        return rules;
    }

    /** Something the schema says by keyword; missing if not stated. */
    public JsonNode keyword(String name) {
        return json.path(name);
    }

    /** What it says about texts, numbers and sizes. */
    ScalarKeywords keywords() {
        return keywords;
    }

    @Override
    public Set<String> required() {
        return new LinkedHashSet<>(keywords.required());
    }

    @Override
    public @Nullable Long maxLength() {
        return keywords.maxLength();
    }

    @Override
    public @Nullable Long maxItems() {
        return keywords.maxItems();
    }

    @Override
    public @Nullable Long maxProperties() {
        return keywords.maxProperties();
    }

    @Override
    public List<JsonNode> enumeration() {
        return keywords.enumeration();
    }

    @Override
    public boolean hasDefault() {
        return defaultValue != null;
    }

    @Override
    public boolean intOrString() {
        return intOrString;
    }

    @Override
    public boolean embeddedResource() {
        return embeddedResource;
    }

    @Override
    public String listType() {
        return listType;
    }

    @Override
    public List<String> listMapKeys() {
        return ScalarKeywords.texts(json.path("x-kubernetes-list-map-keys"));
    }
}
