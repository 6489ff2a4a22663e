package io.envtest.internal.schema.structural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Drops fields that a schema does not know, and tells which they were. Not thread-safe. */
public final class Pruning {

    private static final Set<String> META = Set.of("apiVersion", "kind", "metadata");

    private final List<String> dropped = new ArrayList<>(0);

    private Pruning() {}

    /**
     * Prunes an object in place.
     *
     * @return paths of what was dropped, {@code spec.foo}, sorted
     */
    public static List<String> prune(ObjectNode object, StructuralSchema schema) {
        Pruning pruning = new Pruning();
        pruning.fields(object, schema, "", true);
        pruning.dropped.sort(null);
        return pruning.dropped;
    }

    /** Without a schema nothing is known: no field of an object stays, wherever in lists it stands. */
    private void value(JsonNode value, @Nullable StructuralSchema schema, String path) {
        if (value instanceof ObjectNode object) {
            if (schema == null) {
                object.fieldNames().forEachRemaining(name -> dropped.add(below(path, name)));
                object.removeAll();
            } else {
                fields(object, schema, path, schema.isEmbeddedResource());
            }
        } else if (value.isArray() && !keepsAnyItems(schema)) {
            StructuralSchema items = schema == null ? null : schema.items();
            for (int i = 0; i < value.size(); i++) {
                if (value.get(i).isContainerNode()) {
                    value(value.get(i), items, path + "[" + i + "]");
                }
            }
        }
    }

    private static boolean keepsAnyItems(@Nullable StructuralSchema schema) {
        return schema != null && schema.preservesUnknownFields() && schema.items() == null;
    }

    private void fields(ObjectNode object, StructuralSchema schema, String path, boolean whole) {
        List<String> unknown = new ArrayList<>(0);
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            if (whole && META.contains(name)) {
                continue;
            }
            if (schema.properties().containsKey(name) || schema.statesAdditionalProperties()) {
                if (member.getValue().isContainerNode()) {
                    value(member.getValue(), schema.field(name), below(path, name));
                }
            } else if (!schema.preservesUnknownFields()) {
                unknown.add(name);
            }
        }
        object.remove(unknown);
        unknown.forEach(name -> dropped.add(below(path, name)));
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
