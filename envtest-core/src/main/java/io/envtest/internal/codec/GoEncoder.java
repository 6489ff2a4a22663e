package io.envtest.internal.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.schema.catalogue.Type;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What Go writes of a struct: fields in their order, empty ones only where the type says so. */
public final class GoEncoder {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private GoEncoder() {}

    /**
     * The struct with these values of its fields; empty lists and maps stay where the type writes them always, because
     * field ownership tells them from absent ones.
     *
     * @param values by position; null for a field that was never set
     */
    public static ObjectNode struct(StructLayout layout, @Nullable JsonNode[] values) {
        ObjectNode struct = NODES.objectNode();
        write(layout, values, struct, true);
        return struct;
    }

    /**
     * Brings a struct that was put together by hand into the form in which Go writes it: fields in their order, keys in
     * theirs, empty values only where the type says so, and there as if they were absent. Changed in place, the structs
     * inside it too.
     */
    public static void complete(Type type, ObjectNode struct) {
        complete(type, struct, false);
    }

    /**
     * The same.
     *
     * @param keepsEmpty whether empty lists and maps stay where the type writes them always
     */
    public static void complete(Type type, ObjectNode struct, boolean keepsEmpty) {
        StructLayout layout = StructLayout.of(type);
        completeInside(layout, struct, keepsEmpty);
        if (!isComplete(layout, struct)) {
            JsonNode[] values = new JsonNode[layout.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = struct.get(layout.field(i).name());
            }
            struct.removeAll();
            write(layout, values, struct, keepsEmpty);
        }
    }

    /** What Go writes of a value that was never set. */
    public static JsonNode zero(Type type) {
        return switch (type.kind()) {
            case STRUCT -> {
                StructLayout layout = StructLayout.of(type);
                yield struct(layout, new JsonNode[layout.size()]);
            }
            case STRING, DURATION, BYTES -> NODES.textNode("");
            case QUANTITY -> NODES.textNode("0");
            case BOOLEAN -> NODES.booleanNode(false);
            case INT32, INT64, DOUBLE, INT_OR_STRING -> NODES.numberNode(0);
            default -> NODES.nullNode();
        };
    }

    private static void write(StructLayout layout, @Nullable JsonNode[] values, ObjectNode struct, boolean keepsEmpty) {
        for (int i = 0; i < layout.size(); i++) {
            JsonNode value = values[i];
            if (value != null && layout.isWritten(i, value)) {
                struct.set(layout.field(i).name(), value);
            } else if (layout.isAlwaysWritten(i)) {
                struct.set(layout.field(i).name(), empty(layout, i, keepsEmpty ? value : null));
            }
        }
    }

    private static JsonNode empty(StructLayout layout, int position, @Nullable JsonNode value) {
        if (layout.isPointer(position) || value == null && layout.type(position).kind() == Type.Kind.BYTES) {
            return NODES.nullNode();
        }
        return value instanceof ContainerNode ? value : zero(layout.type(position));
    }

    private static void completeInside(StructLayout layout, ObjectNode struct, boolean keepsEmpty) {
        for (Map.Entry<String, JsonNode> member : struct.properties()) {
            int position = layout.position(member.getKey());
            if (position >= 0 && member.getValue() instanceof ContainerNode) {
                completeValue(layout.type(position), member.getValue(), keepsEmpty);
            }
        }
    }

    private static void completeValue(Type type, JsonNode value, boolean keepsEmpty) {
        if (type.kind() == Type.Kind.STRUCT && value instanceof ObjectNode object) {
            complete(type, object, keepsEmpty);
        } else if (type.kind() == Type.Kind.LIST && isContainer(type.items())) {
            Type items = type.items();
            value.forEach(element -> completeValue(items, element, keepsEmpty));
        } else if (type.kind() == Type.Kind.MAP && value instanceof ObjectNode object) {
            completeMap(type.items(), object, keepsEmpty);
        }
    }

    private static void completeMap(Type items, ObjectNode map, boolean keepsEmpty) {
        if (isContainer(items)) {
            map.forEach(element -> completeValue(items, element, keepsEmpty));
        }
        String before = "";
        for (Iterator<String> keys = map.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            if (key.compareTo(before) < 0) {
                sort(map);
                return;
            }
            before = key;
        }
    }

    private static void sort(ObjectNode map) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        map.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        map.removeAll();
        map.setAll(sorted);
    }

    /** Whether the fields stand in their order, none is empty without need, and none is missing that is always written. */
    private static boolean isComplete(StructLayout layout, ObjectNode struct) {
        int next = 0;
        for (Map.Entry<String, JsonNode> member : struct.properties()) {
            int position = layout.position(member.getKey());
            if (position < next || lacksAlways(layout, next, position)) {
                return false;
            }
            JsonNode value = member.getValue();
            boolean emptyContainer = value instanceof ContainerNode && value.isEmpty();
            boolean zero = layout.type(position).kind() == Type.Kind.STRUCT && layout.isAlwaysWritten(position);
            if (!layout.isWritten(position, value) && (!layout.isAlwaysWritten(position) || emptyContainer && !zero)) {
                return false;
            }
            next = position + 1;
        }
        return !lacksAlways(layout, next, layout.size());
    }

    private static boolean lacksAlways(StructLayout layout, int from, int to) {
        for (int i = from; i < to; i++) {
            if (layout.isAlwaysWritten(i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isContainer(Type type) {
        return switch (type.kind()) {
            case STRUCT, MAP, LIST -> true;
            default -> false;
        };
    }
}
