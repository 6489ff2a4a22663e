package io.envtest.internal.schema.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Access to the generated resources of the catalogue. */
final class CatalogueResource {
    private CatalogueResource() {}

    /** The content of a resource; a missing node when the catalogue has none of that name. */
    static JsonNode read(String name) {
        try (InputStream in = CatalogueResource.class.getResourceAsStream(name)) {
            return in == null
                    ? MissingNode.getInstance()
                    : TreeReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name + " of the type catalogue", e);
        }
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>(array.size());
        array.forEach(element -> texts.add(element.asText()));
        return List.copyOf(texts);
    }
}
