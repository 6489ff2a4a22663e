package io.envtest.internal.objectstore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The index that any object has: from its metadata alone. */
public final class MetadataIndexer implements ObjectIndexer {

    @Override
    public ObjectIndex index(ObjectNode tree) {
        JsonNode metadata = tree.path("metadata");
        return new ObjectIndex(metadata.path("uid").asText(), labels(metadata), fields(metadata), owners(metadata));
    }

    /** metadata.labels. */
    public static Map<String, String> labels(JsonNode metadata) {
        JsonNode labels = metadata.path("labels");
        if (labels.isEmpty()) {
            return Map.of();
        }
        Map<String, String> copy = new TreeMap<>();
        labels.properties()
                .forEach(label -> copy.put(label.getKey(), label.getValue().asText()));
        return Map.copyOf(copy);
    }

    /** metadata.name, and metadata.namespace where there is one. */
    public static Map<String, String> fields(JsonNode metadata) {
        String name = metadata.path("name").asText();
        String namespace = metadata.path("namespace").asText();
        return namespace.isEmpty()
                ? Map.of("metadata.name", name)
                : Map.of("metadata.name", name, "metadata.namespace", namespace);
    }

    /** The uids of metadata.ownerReferences. */
    public static List<String> owners(JsonNode metadata) {
        JsonNode references = metadata.path("ownerReferences");
        if (references.isEmpty()) {
            return List.of();
        }
        List<String> uids = new ArrayList<>(references.size());
        references.forEach(reference -> uids.add(reference.path("uid").asText()));
        return List.copyOf(uids);
    }
}
