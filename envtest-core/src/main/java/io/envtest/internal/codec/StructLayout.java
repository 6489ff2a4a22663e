package io.envtest.internal.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import io.envtest.internal.schema.catalogue.Field;
import io.envtest.internal.schema.catalogue.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What decoding and encoding need of a struct, by the position of its fields. Made once for each type; thread-safe. */
public final class StructLayout {

    private final List<Field> fields;
    private final Type[] types;
    private final boolean[] keepsZero;
    private final boolean[] always;
    private final Map<String, Integer> positions;

    private StructLayout(Type struct) {
        fields = struct.fields();
        types = new Type[fields.size()];
        keepsZero = new boolean[fields.size()];
        always = new boolean[fields.size()];
        positions = new HashMap<>(fields.size() * 2);
        FieldPresence presence = FieldPresence.of(struct.definition());
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.get(i).name();
            positions.put(name, i);
            keepsZero[i] = presence.keepsZero(name);
            always[i] = presence.isAlwaysWritten(name);
        }
    }

    /** The layout of a struct. */
    public static StructLayout of(Type struct) {
        return struct.derived(StructLayout.class, StructLayout::new);
    }

    /** Number of fields. */
    public int size() {
        return fields.size();
    }

    /** Where a field stands among those of the struct, -1 if there is none of that name. */
    public int position(String name) {
        Integer position = positions.get(name);
        return position == null ? -1 : position;
    }

    /** The field at a position. */
    public Field field(int position) {
        return fields.get(position);
    }

    /** The type of the field at a position. */
    public Type type(int position) {
        Type type = types[position];
        if (type == null) {
            type = fields.get(position).type();
            types[position] = type; // every thread finds the same
        }
        return type;
    }

    boolean isPointer(int position) {
        return keepsZero[position];
    }

    boolean isAlwaysWritten(int position) {
        return always[position];
    }

    /** Whether a value is written although the type does not write the field always. */
    boolean isWritten(int position, JsonNode value) {
        Type.Kind kind = type(position).kind();
        boolean text = kind == Type.Kind.INT_OR_STRING && value.isTextual();
        return keepsZero[position] || kind == Type.Kind.ANY || text || !isZero(value);
    }

    /** By class rather than by the node's own answers, which are slow where many classes meet. */
    private static boolean isZero(JsonNode value) {
        if (value instanceof TextNode) {
            return value.textValue().isEmpty();
        }
        if (value instanceof ContainerNode) {
            return value.isEmpty();
        }
        if (value instanceof BooleanNode) {
            return !value.booleanValue();
        }
        return value instanceof NumericNode
                ? value.doubleValue() == 0
                : !(value instanceof ValueNode) || value.isNull();
    }
}
