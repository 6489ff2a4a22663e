package io.envtest.internal.registry.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoEncoder;
import io.envtest.internal.registry.rule.BuiltInTypes;
import java.util.Map;

/** The fields of an Event that the two groups name differently. */
final class EventGroups {

    private static final Map<String, String> TO_CORE = Map.of(
            "regarding", "involvedObject",
            "note", "message",
            "deprecatedSource", "source",
            "deprecatedFirstTimestamp", "firstTimestamp",
            "deprecatedLastTimestamp", "lastTimestamp",
            "deprecatedCount", "count",
            "reportingController", "reportingComponent");

    private EventGroups() {}

    /** From events.k8s.io to the core group; in place. */
    static ObjectNode toCore(ObjectNode event) {
        TO_CORE.forEach((here, core) -> rename(event, here, core));
        return event;
    }

    /** From the core group to events.k8s.io; in place, with the fields in their order. */
    static ObjectNode fromCore(ObjectNode event) {
        TO_CORE.forEach((here, core) -> rename(event, core, here));
        GoEncoder.complete(BuiltInTypes.catalogue().type("io.k8s.api.events.v1.Event"), event);
        return event;
    }

    private static void rename(ObjectNode event, String from, String to) {
        JsonNode value = event.remove(from);
        if (value != null) {
            event.set(to, value);
        }
    }
}
