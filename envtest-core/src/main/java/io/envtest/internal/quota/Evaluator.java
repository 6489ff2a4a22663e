package io.envtest.internal.quota;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.meta.Quantity;
import java.util.List;
import java.util.Map;

/** Says for one resource which limits concern it and how much an object uses of them. Immutable. */
public interface Evaluator {

    /** Whether a limit of this name concerns the resource. */
    boolean concerns(String limit);

    /** What an object uses, by names of limits. */
    Map<String, Quantity> usage(ObjectNode object);

    /** Whether a scope takes an object in. */
    default boolean inScope(Scope scope, ObjectNode object) {
        return false;
    }

    /** Whether an update can use more. */
    default boolean countsUpdates() {
        return false;
    }

    /** Whether a change of the object may give something back, to the quotas that counted it before. */
    default boolean releases(ObjectNode before, ObjectNode now) {
        return !usage(before).equals(usage(now));
    }

    /** What an object must say to be counted against these limits, but does not; {@code limits.cpu for: main}. */
    default List<String> missing(ObjectNode object, Iterable<String> limits) {
        return List.of();
    }
}
