package io.envtest.internal.endpoint.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.envtest.internal.codec.DecodingException;
import io.envtest.internal.codec.GoBase64;
import io.envtest.internal.codec.GoKinds;
import io.envtest.internal.codec.GoTime;
import io.envtest.internal.codec.OpaqueObject;
import io.envtest.internal.codec.StructLayout;
import io.envtest.internal.meta.BadQuantityException;
import io.envtest.internal.meta.Quantity;
import io.envtest.internal.registry.builtin.GoTypes;
import io.envtest.internal.schema.catalogue.Field;
import io.envtest.internal.schema.catalogue.Type;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tree that a strategic merge or an apply made into the form of a built-in type. The server does this with
 * another converter than the one that reads request bodies: its messages are different, it takes {@code 2.0} for an
 * integer, and it cuts integers that are too large.
 */
public final class UnstructuredReader {

    private final List<String> unknownFields = new ArrayList<>();

    /** Where the reader stands: names of fields and indices of items. The keys of maps are left out, as the server does. */
    private final List<Object> path = new ArrayList<>();

    /** The struct and the field being read, and how many lists and maps deep in the field. */
    private @Nullable Type struct;

    private String fieldName = "";
    private int depth;

    /** Whether opaque parts are spelled as Go writes a map. */
    private final boolean spells;

    private UnstructuredReader(boolean spells) {
        this.spells = spells;
    }

    /**
     * What became of an object.
     *
     * @param problem why it cannot be read, empty if it can
     * @param unknownFields paths of fields that the type does not have, sorted; they are still in the object
     */
    public record Reading(String problem, List<String> unknownFields) {}

    /** A value cannot be read. */
    private static final class UnreadableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * Reads an object.
     *
     * @param object the object; numbers and bytes in it are brought into their form, and nothing is changed that has it
     * @param type its type
     * @return what became of it
     */
    public static Reading read(ObjectNode object, Type type) {
        return read(object, type, new UnstructuredReader(false));
    }

    /** The same for an object of one's own: its opaque parts are spelled as Go writes a map. */
    public static Reading readOwn(ObjectNode object, Type type) {
        return read(object, type, new UnstructuredReader(true));
    }

    private static Reading read(ObjectNode object, Type type, UnstructuredReader reader) {
        try {
            reader.struct(object, type);
        } catch (UnreadableException unreadable) {
            return new Reading(String.valueOf(unreadable.getMessage()), List.of());
        }
        Collections.sort(reader.unknownFields);
        return new Reading("", List.copyOf(reader.unknownFields));
    }

    private JsonNode value(JsonNode value, Type type) {
        if (value.isNull()) {
            return value;
        }
        return switch (type.kind()) {
            case STRING -> text(value);
            case BOOLEAN -> value.isBoolean() ? value : fail("unrecognized type: bool");
            case INT32, INT64 -> integer(value, type.kind());
            case DOUBLE -> value.isNumber() ? value : fail("unrecognized type: float64");
            case BYTES -> bytes(value);
            case DURATION -> value.isTextual() ? value : fail(unmarshal(value, "string"));
            case TIME, MICRO_TIME -> time(value, type.kind());
            case QUANTITY -> quantity(value);
            case INT_OR_STRING -> intOrString(value);
            case STRUCT -> struct(value, type);
            case MAP -> map(value, type);
            case LIST -> list(value, type);
            case ANY ->
                spells && value.isObject() && type.goName().equals("RawExtension") ? OpaqueObject.ofMap(value) : value;
        };
    }

    private static JsonNode fail(String message) {
        throw new UnreadableException(message);
    }

    private JsonNode text(JsonNode value) {
        if (value.isTextual()) {
            return value;
        }
        boolean whole = value.isIntegralNumber() && value.canConvertToLong();
        return fail(whole ? "cannot convert int64 to " + goType() : "unrecognized type: string");
    }

    /** A text may be of a type of its own. */
    private String goType() {
        Type struct = this.struct;
        Field field = struct == null ? null : struct.field(fieldName);
        return struct == null || field == null ? "string" : GoTypes.of(struct, field, depth);
    }

    private static JsonNode integer(JsonNode value, Type.Kind kind) {
        String goType = kind == Type.Kind.INT32 ? "int32" : "int64";
        if (!value.isNumber()) {
            return fail("unrecognized type: " + goType);
        }
        if (!value.isIntegralNumber() && value.doubleValue() != Math.rint(value.doubleValue())) {
            return fail("cannot convert float64 to " + goType);
        }
        long exact = value.isIntegralNumber() && value.canConvertToLong()
                ? value.longValue()
                : truncated(value.doubleValue());
        boolean small = kind == Type.Kind.INT32 || exact == (int) exact;
        boolean fits = small ? value.isInt() : value.isLong();
        if (fits) {
            return value;
        }
        return small ? IntNode.valueOf((int) exact) : LongNode.valueOf(exact);
    }

    /** What the processor of the server makes of a float that does not fit. */
    private static long truncated(double value) {
        return Math.abs(value) >= 0x1p63 ? Long.MIN_VALUE : (long) value;
    }

    private static JsonNode bytes(JsonNode value) {
        if (value.isTextual()) {
            int bad = GoBase64.badByte(value.textValue());
            return bad < 0 ? value : fail("error decoding from json: illegal base64 data at input byte " + bad);
        }
        if (!value.isArray()) {
            return fail("cannot restore slice from " + kind(value));
        }
        byte[] bytes = new byte[value.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) integer(value.get(i), Type.Kind.INT64).longValue();
        }
        return TextNode.valueOf(Base64.getEncoder().encodeToString(bytes));
    }

    private static JsonNode time(JsonNode value, Type.Kind kind) {
        if (!value.isTextual()) {
            return fail(unmarshal(value, "string"));
        }
        try {
            if (kind == Type.Kind.TIME) {
                GoTime.seconds(value.textValue());
            } else {
                GoTime.micros(value.textValue());
            }
        } catch (DecodingException notATime) {
            return fail(String.valueOf(notATime.getMessage()));
        }
        return value;
    }

    private static JsonNode quantity(JsonNode value) {
        try {
            Quantity.parse(value.isContainerNode() ? "{" : value.asText());
        } catch (BadQuantityException notAQuantity) {
            return fail(String.valueOf(notAQuantity.getMessage()));
        }
        return value;
    }

    private static JsonNode intOrString(JsonNode value) {
        if (value.isTextual() || value.isIntegralNumber() && value.canConvertToInt()) {
            return value;
        }
        return fail(unmarshal(value, "int32"));
    }

    private static String unmarshal(JsonNode value, String goType) {
        String found = value.isNumber() && goType.equals("int32") ? "number " + value.asText() : GoKinds.json(value);
        return "json: cannot unmarshal " + found + " into Go value of type " + goType;
    }

    /** Fields are read in the order of their declaration: the first that cannot be read is told. */
    private JsonNode struct(JsonNode value, Type type) {
        if (!(value instanceof ObjectNode object)) {
            return fail("cannot restore struct from: " + kind(value));
        }
        StructLayout layout = StructLayout.of(type);
        for (Map.Entry<String, JsonNode> member : inOrder(object, layout)) {
            int position = layout.position(member.getKey());
            if (position < 0) {
                unknownFields.add(pathOf(member.getKey()));
            } else {
                this.struct = type;
                fieldName = member.getKey();
                depth = 0;
                path.add(fieldName);
                read(member, layout.type(position));
                path.remove(path.size() - 1);
            }
        }
        return object;
    }

    /** The members in the order in which they are declared, in which they usually stand. */
    private static Iterable<Map.Entry<String, JsonNode>> inOrder(ObjectNode object, StructLayout layout) {
        int last = -1;
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            int position = layout.position(member.getKey());
            if (position >= 0 && position < last) {
                List<Map.Entry<String, JsonNode>> sorted = new ArrayList<>(object.properties());
                sorted.sort(Comparator.comparingInt(entry -> layout.position(entry.getKey())));
                return sorted;
            }
            last = Math.max(last, position);
        }
        return object.properties();
    }

    private void read(Map.Entry<String, JsonNode> member, Type type) {
        JsonNode before = member.getValue();
        JsonNode after = value(before, type);
        if (after != before) {
            member.setValue(after);
        }
    }

    private String pathOf(String name) {
        StringBuilder text = new StringBuilder();
        for (Object step : path) {
            if (step instanceof Integer index) {
                text.append('[').append(index).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step);
            }
        }
        return text.append(text.isEmpty() ? "" : ".").append(name).toString();
    }

    private JsonNode map(JsonNode value, Type type) {
        if (!(value instanceof ObjectNode object)) {
            return fail("cannot restore map from " + kind(value));
        }
        depth++;
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            read(member, type.items());
        }
        depth--;
        return object;
    }

    private JsonNode list(JsonNode value, Type type) {
        if (!(value instanceof ArrayNode array)) {
            return fail("cannot restore slice from " + kind(value));
        }
        depth++;
        for (int i = 0; i < array.size(); i++) {
            JsonNode item = array.get(i);
            path.add(i);
            JsonNode read = value(item, type.items());
            path.remove(path.size() - 1);
            if (read != item) {
                array.set(i, read);
            }
        }
        depth--;
        return array;
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "map";
            case ARRAY -> "slice";
            case BOOLEAN -> "bool";
            case NUMBER -> value.isIntegralNumber() ? "int64" : "float64";
            default -> "string";
        };
    }
}
