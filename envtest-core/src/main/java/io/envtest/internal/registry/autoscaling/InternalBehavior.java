package io.envtest.internal.registry.autoscaling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.meta.Quantity;

/** The behavior in its annotation, which has the names of the server's own types: {@code {"ScaleUp":{"SelectPolicy":"Max"}}}. */
final class InternalBehavior {

    private InternalBehavior() {}

    /** As the API writes it. */
    static ObjectNode read(ObjectNode annotation) {
        ObjectNode behavior = lowered(annotation);
        for (String direction : new String[] {"scaleUp", "scaleDown"}) {
            if (behavior.get(direction) instanceof ObjectNode rules && rules.has("tolerance")) {
                String text = rules.get("tolerance").asText();
                rules.put(
                        "tolerance",
                        Quantity.tryParse(text).map(Quantity::toString).orElse(text));
            }
        }
        return behavior;
    }

    private static ObjectNode lowered(ObjectNode struct) {
        ObjectNode lowered = struct.objectNode();
        struct.properties().forEach(entry -> {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            if (!value.isNull() && !name.isEmpty()) {
                lowered.set(Character.toLowerCase(name.charAt(0)) + name.substring(1), inner(value));
            }
        });
        return lowered;
    }

    private static JsonNode inner(JsonNode value) {
        if (value instanceof ObjectNode struct) {
            return lowered(struct);
        }
        if (!value.isArray()) {
            return value;
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        value.forEach(element -> list.add(inner(element)));
        return list;
    }
}
