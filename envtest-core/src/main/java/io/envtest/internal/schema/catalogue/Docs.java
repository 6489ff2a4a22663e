package io.envtest.internal.schema.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The documentation of definitions and fields, read per group-version when first asked for. */
public final class Docs {
    private final Map<String, JsonNode> packages = new ConcurrentHashMap<>();

    Docs() {}

    /** What a definition is, empty when that is not documented. */
    public String of(String definition) {
        return of(definition, "");
    }

    /** What a field of a definition is, empty when that is not documented. */
    public String of(String definition, String field) {
        int dot = definition.lastIndexOf('.');
        if (dot < 0) {
            return "";
        }
        JsonNode docs = packages.computeIfAbsent(
                definition.substring(0, dot), name -> CatalogueResource.read(name + ".docs.json"));
        return docs.path(definition.substring(dot + 1)).path(field).asText();
    }

    /** What OpenAPI adds to the documentation of a field about the values of its enum, with the line breaks in front; empty for none. */
    public String values(String definition, String field) {
        return of(definition, field + "#values");
    }
}
