package io.envtest.internal.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.schema.catalogue.Field;
import io.envtest.internal.schema.catalogue.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What Go writes of a struct: fields in their order, empty ones only where the type says so. */
public final class GoEncoder {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private GoEncoder() {}

    /**
     * The struct with these values of its fields.
     *
     * @param values by field name; fields that are not there were never set
     */
    public static ObjectNode struct(Type type, Map<String, JsonNode> values) {
        ObjectNode struct = NODES.objectNode();
        write(type, values, struct, true);
        return struct;
    }

    /**
     * Writes the fields.
     *
     * @param asSent whether an empty list that somebody sent is told from none: it is, until the object was stored
     */
    private static void write(Type type, Map<String, JsonNode> values, ObjectNode struct, boolean asSent) {
        FieldPresence presence = FieldPresence.of(type.definition());
        for (Field field : type.fields()) {
            JsonNode value = values.get(field.name());
            boolean pointer = presence.keepsZero(field.name());
            if (value != null && (pointer || !isZero(value))) {
                struct.set(field.name(), value);
            } else if (presence.isAlwaysWritten(field.name())) {
                JsonNode unset = pointer || field.type().kind() == Type.Kind.BYTES ? NODES.nullNode() : zero(field.type());
                boolean sentEmpty = asSent && value != null && !pointer && unset.isNull();
                struct.set(field.name(), sentEmpty ? value : unset);
            }
        }
    }

    /**
     * Brings a struct that was put together by hand into the form in which Go writes it: fields in their order, keys in
     * theirs, empty values only where the type says so. Changed in place, the structs inside it too.
     */
    public static void complete(Type type, ObjectNode struct) {
        Map<String, JsonNode> values = new HashMap<>(struct.size() * 2);
        struct.properties().forEach(member -> {
            Field field = type.field(member.getKey());
            if (field != null) {
                complete(field.type(), member.getValue());
                values.put(member.getKey(), member.getValue());
            }
        });
        struct.removeAll();
        write(type, values, struct, false);
    }

    private static void complete(Type type, JsonNode value) {
        if (type.kind() == Type.Kind.STRUCT && value instanceof ObjectNode object) {
            complete(type, object);
        } else if (type.kind() == Type.Kind.LIST && isContainer(type.items())) {
            value.forEach(element -> complete(type.items(), element));
        } else if (type.kind() == Type.Kind.MAP && value instanceof ObjectNode object) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            object.properties().forEach(entry -> {
                complete(type.items(), entry.getValue());
                sorted.put(entry.getKey(), entry.getValue());
            });
            object.removeAll();
            object.setAll(sorted);
        }
    }

    private static boolean isContainer(Type type) {
        return type.kind() == Type.Kind.STRUCT || type.kind() == Type.Kind.MAP;
    }

    /** What Go writes of a value that was never set. */
    public static JsonNode zero(Type type) {
        return switch (type.kind()) {
            case STRUCT -> struct(type, Map.of());
            case STRING, DURATION, BYTES -> NODES.textNode("");
            case QUANTITY -> NODES.textNode("0");
            case BOOLEAN -> NODES.booleanNode(false);
            case INT32, INT64, DOUBLE, INT_OR_STRING -> NODES.numberNode(0);
            default -> NODES.nullNode();
        };
    }

    private static boolean isZero(@Nullable JsonNode value) {
        return value == null
                || value.isContainerNode() && value.isEmpty()
                || value.isTextual() && value.textValue().isEmpty()
                || value.isBoolean() && !value.booleanValue()
                || value.isNumber() && value.doubleValue() == 0
                || value.isNull();
    }
}
