package io.envtest.internal.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** An empty list of managedFields is a wish to clear them, which decoding must not drop as it drops other empty lists. */
final class ClearedFields {

    private static final String FIELD = "managedFields";

    private ClearedFields() {}

    /** The wish, null if there is none. */
    static @Nullable JsonNode in(ObjectNode object) {
        JsonNode list = object.path("metadata").path(FIELD);
        boolean cleared = list.isArray()
                && (list.isEmpty()
                        || list.size() == 1
                                && list.get(0).isObject()
                                && list.get(0).isEmpty());
        return cleared ? list : null;
    }

    static void restore(@Nullable JsonNode wish, ObjectNode object) {
        if (wish != null && object.path("metadata") instanceof ObjectNode metadata) {
            metadata.set(FIELD, wish);
        }
    }
}
