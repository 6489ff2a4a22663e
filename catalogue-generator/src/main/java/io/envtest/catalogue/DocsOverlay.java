package io.envtest.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the official artifacts have lost of the documentation: where paragraphs begin (by their first words), a few texts that are of another
 * edition, and what is said of the values of enums. A type that is {@code like} one further up has that one's documentation of fields.
 */
final class DocsOverlay {
    private final JsonNode rows;

    private DocsOverlay(JsonNode rows) {
        this.rows = rows;
    }

    static DocsOverlay load() throws IOException {
        return new DocsOverlay(Overlay.table("docs.json"));
    }

    void apply(Map<String, Definition> definitions) {
        for (Map.Entry<String, JsonNode> row : rows.properties()) {
            Definition definition = definitions.get(row.getKey());
            if (definition == null) {
                throw new IllegalStateException("docs.json names the unknown definition " + row.getKey());
            }
            inherit(definition, definitions.get(row.getValue().path("like").asText()));
            definition.doc = doc(definition.doc, row.getValue().path(""));
            for (Definition.Field field : definition.fields) {
                JsonNode lost = row.getValue().path(field.name);
                field.doc = doc(field.doc, lost);
                field.valuesDoc = lost.path("values").asText(field.valuesDoc);
            }
        }
    }

    private static void inherit(Definition definition, @Nullable Definition like) {
        for (Definition.Field field : definition.fields) {
            Definition.Field other = like == null ? null : like.field(field.name);
            if (other != null) {
                field.doc = other.doc;
                field.valuesDoc = other.valuesDoc;
            }
        }
    }

    private static String doc(String doc, JsonNode lost) {
        String restored = lost.path("text").asText(doc);
        for (JsonNode start : lost.path("paragraphs")) {
            Matcher matcher =
                    Pattern.compile("\\s+" + Pattern.quote(start.asText())).matcher(restored);
            restored = matcher.replaceFirst(Matcher.quoteReplacement("\n\n" + start.asText()));
        }
        return restored;
    }
}
