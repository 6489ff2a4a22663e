package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.meta.Trees;
import java.util.Set;
import java.util.TreeSet;

/** What counts as a new generation of an object. */
public final class Generations {

    private static final Set<String> NOT_COUNTED = Set.of("metadata", "status", "kind", "apiVersion");

    private Generations() {}

    /** Whether the two differ outside metadata and status. */
    public static boolean differ(ObjectNode object, ObjectNode old) {
        Set<String> fields = new TreeSet<>();
        object.fieldNames().forEachRemaining(fields::add);
        old.fieldNames().forEachRemaining(fields::add);
        fields.removeAll(NOT_COUNTED);
        return fields.stream().anyMatch(field -> {
            JsonNode one = object.path(field);
            return !Trees.same(one, old.path(field));
        });
    }
}
