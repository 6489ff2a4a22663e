package io.envtest.internal.schema.structural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.schema.format.TextFormats;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keywords of a schema that bound a value by itself, read once.
 *
 * @param format the format if it counts; empty otherwise
 * @param pattern what a text must match; null if anything
 */
record ScalarKeywords(
        String format,
        @Nullable Long minLength,
        @Nullable Long maxLength,
        @Nullable TextPattern pattern,
        @Nullable Long minItems,
        @Nullable Long maxItems,
        @Nullable Long minProperties,
        @Nullable Long maxProperties,
        List<String> required,
        List<JsonNode> enumeration,
        NumberBounds bounds) {

    static ScalarKeywords of(ObjectNode json, StructuralSchema.Formats formats) {
        String format = json.path("format").asText();
        boolean counts = formats == StructuralSchema.Formats.ALL
                || TextFormats.known(json.path("type").asText(), format);
        String pattern = json.path("pattern").asText();
        List<JsonNode> enumeration = new ArrayList<>();
        for (JsonNode value : json.path("enum")) {
            enumeration.add(value);
        }
        return new ScalarKeywords(
                counts ? format : "",
                number(json, "minLength"),
                number(json, "maxLength"),
                pattern.isEmpty() ? null : new TextPattern(pattern),
                number(json, "minItems"),
                number(json, "maxItems"),
                number(json, "minProperties"),
                number(json, "maxProperties"),
                texts(json.path("required")),
                enumeration,
                NumberBounds.of(json));
    }

    private static @Nullable Long number(ObjectNode json, String name) {
        JsonNode value = json.path(name);
        return value.isNumber() ? Long.valueOf(value.longValue()) : null;
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>(list.size());
        for (JsonNode node : list) {
            texts.add(node.asText());
        }
        return texts;
    }
}
