package io.envtest.internal.codec.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.envtest.internal.codec.protobuf.MessageLayout.Slot;
import io.envtest.internal.schema.catalogue.Field;
import io.envtest.internal.schema.catalogue.Type;
import io.envtest.internal.schema.catalogue.TypeCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes structs as messages, with the zero values that the Go types write. */
final class MessageEncoder {
    private static final JsonNode ABSENT = MissingNode.getInstance();

    private final Layouts layouts;
    private final TypeCatalogue catalogue;
    private final FreeFormEncoder freeForm = new FreeFormEncoder(this);

    MessageEncoder(Layouts layouts, TypeCatalogue catalogue) {
        this.layouts = layouts;
        this.catalogue = catalogue;
    }

    /** The type of the schemas that a free-form value may hold. */
    Type schemaType(Type freeFormType) {
        return catalogue.type(FreeForm.schemaDefinition(freeFormType));
    }

    /** Writes the fields of a struct; an absent or wrong node counts as an empty struct. */
    void struct(ReverseBuffer out, Type type, JsonNode node) {
        fields(out, layouts.of(type), node);
    }

    private void fields(ReverseBuffer out, MessageLayout layout, JsonNode node) {
        List<Slot> slots = layout.slots();
        for (int i = slots.size() - 1; i >= 0; i--) {
            Slot slot = slots.get(i);
            Field field = slot.field();
            MessageLayout inlined = slot.inlined();
            if (field != null) {
                JsonNode value = node.path(field.name());
                field(out, slot, field.type(), value.isNull() ? ABSENT : value);
            } else if (inlined != null) {
                int before = out.size();
                fields(out, inlined, node);
                out.messageField(slot.number(), before);
            }
        }
    }

    private void field(ReverseBuffer out, Slot slot, Type type, JsonNode value) {
        switch (type.kind()) {
            case LIST -> list(out, slot.number(), type, value);
            case MAP -> map(out, slot.number(), type.items(), value);
            case BYTES -> {
                if (!value.isMissingNode()) {
                    value(out, slot.number(), type, value);
                }
            }
            default -> {
                if (!slot.optional() || !value.isMissingNode()) {
                    value(out, slot.number(), type, value);
                }
            }
        }
    }

    private void list(ReverseBuffer out, int number, Type type, JsonNode value) {
        if (type.definition().isEmpty()) {
            elements(out, number, type.items(), value);
        } else if (value.isArray()) {
            int before = out.size();
            elements(out, 1, type.items(), value);
            out.messageField(number, before);
        }
    }

    private void elements(ReverseBuffer out, int number, Type type, JsonNode list) {
        for (int i = list.size() - 1; i >= 0; i--) {
            value(out, number, type, list.path(i));
        }
    }

    private void map(ReverseBuffer out, int number, Type values, JsonNode value) {
        TreeMap<String, JsonNode> entries = new TreeMap<>();
        value.properties().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        for (Map.Entry<String, JsonNode> entry : entries.descendingMap().entrySet()) {
            int before = out.size();
            if (values.kind() == Type.Kind.LIST) {
                list(out, 2, values, entry.getValue());
            } else {
                value(out, 2, values, entry.getValue());
            }
            out.textField(1, entry.getKey());
            out.messageField(number, before);
        }
    }

    private void value(ReverseBuffer out, int number, Type type, JsonNode value) {
        switch (type.kind()) {
            case STRING -> out.textField(number, value.asText(""));
            case BOOLEAN -> out.varintField(number, value.booleanValue() ? 1 : 0);
            case INT32, INT64 -> out.varintField(number, value.longValue());
            case DOUBLE -> out.doubleField(number, value.doubleValue());
            case BYTES -> out.bytesField(number, binary(value));
            default -> {
                int before = out.size();
                message(out, type, value);
                out.messageField(number, before);
            }
        }
    }

    private void message(ReverseBuffer out, Type type, JsonNode value) {
        switch (type.kind()) {
            case TIME, MICRO_TIME -> WellKnownValues.writeTime(out, value.asText(""));
            case QUANTITY -> out.textField(1, value.asText("0"));
            case INT_OR_STRING -> WellKnownValues.writeIntOrString(out, value);
            case ANY -> freeForm.write(out, type, value);
            default -> struct(out, type, value);
        }
    }

    private static byte[] binary(JsonNode value) {
        try {
            return value.isMissingNode() || value.isNull() ? new byte[0] : value.binaryValue();
        } catch (IOException e) {
            throw new UncheckedIOException("a field of bytes is not base64", e);
        }
    }
}
