package io.envtest.cel.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Writes values as JSON. */
public final class ValueJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ValueJson() {}

    /** The value as JSON, or null when it or something in it has no JSON form. */
    public static @Nullable JsonNode of(Object value) {
        if (value instanceof ListValue list) {
            return list(list);
        }
        if (value instanceof MapValue map) {
            return map(map);
        }
        if (value instanceof OptionalValue optional) {
            return optional.content() == null ? NODES.nullNode() : of(optional.content());
        }
        return scalar(value);
    }

    private static @Nullable JsonNode scalar(Object value) {
        if (value instanceof String text) {
            return NODES.textNode(text);
        }
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        if (value instanceof Long number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Double number) {
            return NODES.numberNode(number);
        }
        if (value instanceof UInt number) {
            return NODES.numberNode(new BigInteger(number.toString()));
        }
        if (value instanceof Bytes bytes) {
            return NODES.textNode(Base64.getEncoder().encodeToString(bytes.content()));
        }
        if (value instanceof Duration duration) {
            return NODES.textNode(GoDurations.format(duration));
        }
        if (value instanceof OffsetDateTime time) {
            return NODES.textNode(Timestamps.format(time));
        }
        return value == NullValue.NULL ? NODES.nullNode() : null;
    }

    private static @Nullable JsonNode list(ListValue list) {
        ArrayNode array = NODES.arrayNode(list.size());
        for (Object element : list) {
            JsonNode node = of(element);
            if (node == null) {
                return null;
            }
            array.add(node);
        }
        return array;
    }

    private static @Nullable JsonNode map(MapValue map) {
        ObjectNode object = NODES.objectNode();
        for (Object key : map.keys()) {
            Object found = map.find(key);
            JsonNode node = found == null ? null : of(found);
            if (node == null || !(key instanceof String name)) {
                return null;
            }
            object.set(name, node);
        }
        return object;
    }
}
