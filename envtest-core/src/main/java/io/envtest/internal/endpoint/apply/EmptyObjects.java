package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.FieldPresence;
import io.envtest.internal.schema.catalogue.Field;
import io.envtest.internal.schema.catalogue.Type;
import org.jspecify.annotations.Nullable;

/**
 * What a built-in kind shows of an object that nobody has written anything into. A create adds to this, so its manager
 * does not own that a struct is there if the struct is always there.
 */
final class EmptyObjects {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EmptyObjects() {}

    static ObjectNode of(Type type) {
        ObjectNode empty = NODES.objectNode();
        FieldPresence presence = FieldPresence.of(type.definition());
        for (Field field : type.fields()) {
            String name = field.name();
            boolean heldByValue = field.type().kind() == Type.Kind.STRUCT && !presence.keepsZero(name);
            if (presence.isAlwaysWritten(name)) {
                empty.set(name, presence.keepsZero(name) ? NODES.nullNode() : zero(field.type()));
            } else if (heldByValue && isEmptyObject(field.defaultValue())) {
                empty.set(name, of(field.type()));
            }
        }
        return empty;
    }

    private static boolean isEmptyObject(@Nullable JsonNode value) {
        return value != null && value.isObject() && value.isEmpty();
    }

    private static JsonNode zero(Type type) {
        return switch (type.kind()) {
            case STRUCT -> of(type);
            case STRING -> NODES.textNode("");
            case BOOLEAN -> NODES.booleanNode(false);
            case INT32, INT64, DOUBLE, INT_OR_STRING -> NODES.numberNode(0);
            case QUANTITY -> NODES.textNode("0");
            case DURATION -> NODES.textNode("0s");
            case BYTES, TIME, MICRO_TIME, MAP, LIST, ANY -> NODES.nullNode();
        };
    }
}
