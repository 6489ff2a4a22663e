package io.envtest.internal.controller.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.view.View;
import io.envtest.view.meta.v1.Condition;
import java.util.Iterator;
import java.util.Optional;

/** The conditions in a status of any kind: all have type, status, reason, message and the time of the last transition. */
public final class Conditions {

    private static final String FIELD = "conditions";

    private Conditions() {}

    /** The condition of a type, to be read or changed where it stands. */
    public static Optional<Condition> find(View status, String type) {
        for (JsonNode element : status.get(FIELD)) {
            if (element instanceof ObjectNode object
                    && Condition.of(object).type().equals(type)) {
                return Optional.of(Condition.of(object));
            }
        }
        return Optional.empty();
    }

    /** Whether there is a condition of a type that is True. */
    public static boolean isTrue(View status, String type) {
        return find(status, type)
                .filter(condition -> condition.status().equals("True"))
                .isPresent();
    }

    /** A new condition at the end, its fields in the usual order. */
    public static Condition append(View status, String type, String value) {
        ArrayNode conditions = status.materialize().withArrayProperty(FIELD);
        return Condition.of(conditions.addObject()).setType(type).setStatus(value);
    }

    /** Removes the conditions of a type, and the list with the last one. */
    public static void remove(View status, String type) {
        for (Iterator<JsonNode> each = status.get(FIELD).iterator(); each.hasNext(); ) {
            if (each.next() instanceof ObjectNode object
                    && Condition.of(object).type().equals(type)) {
                each.remove();
            }
        }
        if (status.get(FIELD).isEmpty()) {
            status.remove(FIELD);
        }
    }
}
