package io.envtest.internal.codec.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.protobuf.MessageLayout.Slot;
import io.envtest.internal.schema.catalogue.Field;
import io.envtest.internal.schema.catalogue.Type;
import io.envtest.internal.schema.catalogue.TypeCatalogue;
import java.util.Base64;
import java.util.Set;

/** Reads messages as structs. What JSON would not show (zero values that do not differ from "absent") is left out. */
final class MessageDecoder {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 1000;
    private static final Set<Type.Kind> TEXTUAL = Set.of(Type.Kind.STRING, Type.Kind.BYTES);

    private final Layouts layouts;
    private final TypeCatalogue catalogue;
    private final FreeFormDecoder freeForm = new FreeFormDecoder(this);
    private int depth;

    /** For one message; knows how deep it is in it. */
    MessageDecoder(Layouts layouts, TypeCatalogue catalogue) {
        this.layouts = layouts;
        this.catalogue = catalogue;
    }

    /** The type of the schemas that a free-form value may hold. */
    Type schemaType(Type freeFormType) {
        return catalogue.type(FreeForm.schemaDefinition(freeFormType));
    }

    /** Reads the fields of a struct, in the order of the wire, after what the object holds already. */
    ObjectNode struct(WireReader in, Type type, ObjectNode into) throws MalformedProtobufException {
        fields(in, layouts.of(type), into);
        return into;
    }

    private void fields(WireReader in, MessageLayout layout, ObjectNode into) throws MalformedProtobufException {
        if (++depth > DEEPEST) {
            throw new MalformedProtobufException("proto: message is nested deeper than " + DEEPEST);
        }
        while (in.hasMore()) {
            Slot slot = layout.slot(in.number());
            Field field = slot == null ? null : slot.field();
            MessageLayout inlined = slot == null ? null : slot.inlined();
            if (slot != null && field != null) {
                field(in, slot, field, into);
            } else if (inlined != null) {
                fields(in.message(inlined.type().goName()), inlined, into);
            } else {
                in.skip();
            }
        }
        depth--;
    }

    private void field(WireReader in, Slot slot, Field field, ObjectNode into) throws MalformedProtobufException {
        Type type = field.type();
        switch (type.kind()) {
            case LIST -> list(in, type, field.protoName(), array(into, field.name()));
            case MAP -> entry(in.message(field.protoName()), type.items(), object(into, field.name()));
            default -> {
                JsonNode value = value(in, type, field.protoName());
                if (slot.optional() ? !value.isNull() : slot.kept() || !isZero(value)) {
                    into.set(field.name(), value);
                } else {
                    into.remove(field.name());
                }
            }
        }
    }

    private void list(WireReader in, Type type, String name, ArrayNode into) throws MalformedProtobufException {
        if (type.definition().isEmpty()) {
            into.add(value(in, type.items(), name));
            return;
        }
        WireReader wrapper = in.message(name);
        while (wrapper.hasMore()) {
            if (wrapper.number() == 1) {
                into.add(value(wrapper, type.items(), name));
            } else {
                wrapper.skip();
            }
        }
    }

    private void entry(WireReader in, Type values, ObjectNode into) throws MalformedProtobufException {
        String key = "";
        JsonNode value = zero(values);
        while (in.hasMore()) {
            switch (in.number()) {
                case 1 -> key = in.text("mapkey");
                case 2 -> {
                    if (value instanceof ArrayNode array) {
                        list(in, values, "mapvalue", array);
                    } else {
                        value = value(in, values, "mapvalue");
                    }
                }
                default -> in.skip();
            }
        }
        into.set(key, value);
    }

    private JsonNode value(WireReader in, Type type, String name) throws MalformedProtobufException {
        return switch (type.kind()) {
            case STRING -> JSON.textNode(in.text(name));
            case BOOLEAN -> JSON.booleanNode(in.number(name) != 0);
            case INT32 -> JSON.numberNode((int) in.number(name));
            case INT64 -> JSON.numberNode(in.number(name));
            case DOUBLE -> JSON.numberNode(in.doubleValue(name));
            case BYTES -> JSON.textNode(Base64.getEncoder().encodeToString(in.bytes(name)));
            default -> message(in.message(name), type);
        };
    }

    private JsonNode message(WireReader in, Type type) throws MalformedProtobufException {
        return switch (type.kind()) {
            case TIME -> WellKnownValues.readTime(in, false);
            case MICRO_TIME -> WellKnownValues.readTime(in, true);
            case QUANTITY -> WellKnownValues.readQuantity(in);
            case INT_OR_STRING -> WellKnownValues.readIntOrString(in);
            case ANY -> freeForm.read(in, type);
            default -> struct(in, type, JSON.objectNode());
        };
    }

    private static ArrayNode array(ObjectNode into, String name) {
        return into.get(name) instanceof ArrayNode array ? array : into.putArray(name);
    }

    private static ObjectNode object(ObjectNode into, String name) {
        return into.get(name) instanceof ObjectNode object ? object : into.putObject(name);
    }

    /** What a map entry without a value holds. */
    private static JsonNode zero(Type type) {
        if (TEXTUAL.contains(type.kind())) {
            return JSON.textNode("");
        }
        return type.kind() == Type.Kind.LIST ? JSON.arrayNode() : JSON.nullNode();
    }

    private static boolean isZero(JsonNode value) {
        return value.isNull()
                || value.isTextual() && value.textValue().isEmpty()
                || value.isBoolean() && !value.booleanValue()
                || value.isNumber() && value.doubleValue() == 0
                || value.isContainerNode() && value.isEmpty();
    }
}
