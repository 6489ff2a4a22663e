package io.envtest.internal.codec.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A YAML document as JSON.
 *
 * @param value its tree, members sorted by name; a null node for an empty document
 * @param duplicates keys that were given again, each worded as {@code line 7: key "x" already set in map}; the last one
 *     counts in the tree
 */
public record YamlDocument(JsonNode value, List<String> duplicates) {

    /** Copies the list. */
    public YamlDocument {
        duplicates = List.copyOf(duplicates);
    }
}
