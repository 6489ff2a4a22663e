package io.envtest.internal.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Numbers of objects that no Go type describes: what does not fit 64 bits is a float, and what fits no float is wrong. */
public final class UntypedNumbers {

    private UntypedNumbers() {}

    /** Brings the numbers of a tree into that form. */
    public static void settle(ObjectNode tree) throws GoJsonException {
        for (Map.Entry<String, JsonNode> member : tree.properties()) {
            member.setValue(settled(member.getValue()));
        }
    }

    private static JsonNode settled(JsonNode value) throws GoJsonException {
        if (value instanceof ObjectNode object) {
            settle(object);
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode element = array.get(i);
                JsonNode settled = settled(element);
                if (settled != element) {
                    array.set(i, settled);
                }
            }
        } else if (value instanceof BigIntegerNode) {
            return finite(new LiteralNumber(value.asText()));
        } else if (value instanceof LiteralNumber number) {
            return finite(number);
        }
        return value;
    }

    private static LiteralNumber finite(LiteralNumber number) throws GoJsonException {
        if (Double.isInfinite(number.doubleValue())) {
            throw new GoJsonException(
                    "json: cannot unmarshal number " + number.asText() + " into Go value of type float64");
        }
        return number;
    }
}
