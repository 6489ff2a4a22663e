package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.objectstore.MetadataIndexer;
import io.envtest.internal.objectstore.ObjectIndex;
import io.envtest.internal.objectstore.ObjectIndexer;
import java.util.HashMap;
import java.util.Map;

/** Cuts the index of an object, with the fields that its kind declares selectable. */
public final class Indexes {

    private Indexes() {}

    /** The index of the objects of a kind, in the stored version. */
    public static ObjectIndexer of(KindDeclaration declaration) {
        return tree -> index(declaration, tree);
    }

    static ObjectIndex index(KindDeclaration declaration, ObjectNode tree) {
        JsonNode metadata = tree.path("metadata");
        Map<String, String> fields = MetadataIndexer.fields(metadata);
        Map<String, String> more = declaration.strategy().indexedFields(tree);
        if (!more.isEmpty()) {
            fields = new HashMap<>(fields);
            fields.putAll(more);
        }
        return new ObjectIndex(
                metadata.path("uid").asText(),
                MetadataIndexer.labels(metadata),
                fields,
                MetadataIndexer.owners(metadata));
    }
}
