package io.envtest.internal.schema.structural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Drops fields that a schema does not know, and tells which they were. Not thread-safe. */
public final class Pruning {

    private static final Set<String> META = Set.of("apiVersion", "kind", "metadata");

    private final List<String> dropped = new ArrayList<>();

    private Pruning() {}

    /**
     * Prunes an object in place.
     *
     * @return paths of what was dropped, {@code spec.foo}, sorted as they were met
     */
    public static List<String> prune(ObjectNode object, StructuralSchema schema) {
        Pruning pruning = new Pruning();
        pruning.fields(object, schema, "", true);
        return pruning.dropped;
    }

    private void value(JsonNode value, @Nullable StructuralSchema schema, String path) {
        if (schema == null) {
            return;
        }
        if (value instanceof ObjectNode object) {
            fields(object, schema, path, schema.isEmbeddedResource());
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                value(value.get(i), schema.items(), path + "[" + i + "]");
            }
        }
    }

    private void fields(ObjectNode object, StructuralSchema schema, String path, boolean whole) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            if (whole && META.contains(name)) {
                continue;
            }
            String below = path.isEmpty() ? name : path + "." + name;
            StructuralSchema property = schema.properties().get(name);
            if (property != null) {
                value(object.get(name), property, below);
            } else if (schema.allowsAdditionalProperties()) {
                value(object.get(name), schema.additionalProperties(), below);
            } else if (!schema.preservesUnknownFields()) {
                object.remove(name);
                dropped.add(below);
            }
        }
    }
}
