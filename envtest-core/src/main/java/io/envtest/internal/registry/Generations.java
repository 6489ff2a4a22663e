package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.meta.Trees;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** What counts as a new generation of an object. */
public final class Generations {

    private static final Set<String> NOT_COUNTED = Set.of("metadata", "status", "kind", "apiVersion");

    private Generations() {}

    /** Whether the two differ outside metadata and status. */
    public static boolean differ(ObjectNode object, ObjectNode old) {
        return differ(object, old, Trees::same);
    }

    /** The same, where an empty list is another one than none. */
    static boolean differStrictly(ObjectNode object, ObjectNode old) {
        return differ(object, old, JsonNode::equals);
    }

    private static boolean differ(ObjectNode object, ObjectNode old, BiPredicate<JsonNode, JsonNode> same) {
        Set<String> fields = new TreeSet<>();
        object.fieldNames().forEachRemaining(fields::add);
        old.fieldNames().forEachRemaining(fields::add);
        fields.removeAll(NOT_COUNTED);
        return fields.stream().anyMatch(field -> !same.test(object.path(field), old.path(field)));
    }
}
