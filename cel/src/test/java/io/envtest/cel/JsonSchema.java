package io.envtest.cel;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.schema.cel.CelSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A schema as it stands in a definition. */
record JsonSchema(JsonNode json) implements CelSchema {

    @Override
    public String type() {
        return json.path("type").asText();
    }

    @Override
    public String format() {
        return json.path("format").asText();
    }

    @Override
    public Map<String, JsonSchema> properties() {
        Map<String, JsonSchema> properties = new LinkedHashMap<>();
        json.path("properties").forEachEntry((name, schema) -> properties.put(name, new JsonSchema(schema)));
        return properties;
    }

    @Override
    public Set<String> required() {
        return new LinkedHashSet<>(texts("required"));
    }

    private List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        json.path(field).forEach(node -> texts.add(node.asText()));
        return texts;
    }

    @Override
    public @Nullable CelSchema additionalProperties() {
        return json.path("additionalProperties").isObject() ? new JsonSchema(json.path("additionalProperties")) : null;
    }

    @Override
    public @Nullable CelSchema items() {
        return json.has("items") ? new JsonSchema(json.path("items")) : null;
    }

    private @Nullable Long number(String field) {
        return json.has(field) ? json.path(field).longValue() : null;
    }

    @Override
    public @Nullable Long maxLength() {
        return number("maxLength");
    }

    @Override
    public @Nullable Long maxItems() {
        return number("maxItems");
    }

    @Override
    public @Nullable Long maxProperties() {
        return number("maxProperties");
    }

    @Override
    public List<JsonNode> enumeration() {
        List<JsonNode> values = new ArrayList<>();
        json.path("enum").forEach(values::add);
        return values;
    }

    @Override
    public boolean hasDefault() {
        return json.has("default");
    }

    @Override
    public boolean intOrString() {
        return json.path("x-kubernetes-int-or-string").asBoolean();
    }

    @Override
    public boolean embeddedResource() {
        return json.path("x-kubernetes-embedded-resource").asBoolean();
    }

    @Override
    public String listType() {
        return json.path("x-kubernetes-list-type").asText();
    }

    @Override
    public List<String> listMapKeys() {
        return texts("x-kubernetes-list-map-keys");
    }
}
