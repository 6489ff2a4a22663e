package io.envtest.internal.registry.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.FieldPresence;
import io.envtest.internal.schema.catalogue.Field;
import io.envtest.internal.schema.catalogue.Type;
import io.envtest.view.IntOrString;
import io.envtest.view.View;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Offending values as the server's messages print them: structs with the field names of its own types and every field
 * written ({@code {"Name":"a","AppProtocol":null}}), except for those of the meta group, which print as in the API.
 */
public final class GoValue {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private GoValue() {}

    /**
     * The value to print.
     *
     * @param value a view, list of views or texts, map, JSON node, text, number, boolean, IntOrString or null
     */
    public static JsonNode of(@Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof View view) {
            return view.present() ? struct(BuiltInTypes.of(view), view.node()) : NODES.nullNode();
        }
        if (value instanceof Collection<?> values) {
            ArrayNode array = NODES.arrayNode();
            values.forEach(element -> array.add(of(element)));
            return array.isEmpty() ? NODES.nullNode() : array;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = NODES.objectNode();
            new TreeMap<>(map).forEach((key, element) -> object.set(key.toString(), of(element)));
            return object.isEmpty() ? NODES.nullNode() : object;
        }
        return scalar(value);
    }

    /** A struct that the server holds by value: printed with zero values even when it is absent. */
    public static JsonNode byValue(View view) {
        return struct(BuiltInTypes.of(view), view.node());
    }

    private static JsonNode scalar(Object value) {
        if (value instanceof JsonNode node) {
            return node.isMissingNode() ? NODES.nullNode() : node;
        }
        if (value instanceof IntOrString either) {
            return either.isInt() ? NODES.numberNode(either.intValue()) : NODES.textNode(either.strValue());
        }
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        return value instanceof Number number ? NODES.numberNode(number.longValue()) : NODES.textNode(value.toString());
    }

    private static JsonNode struct(Type type, JsonNode node) {
        if (type.definition().contains(".meta.")) {
            return node;
        }
        ObjectNode printed = NODES.objectNode();
        FieldPresence presence = FieldPresence.of(type.definition());
        for (Field field : type.fields()) {
            JsonNode value = node.path(field.name());
            boolean absent = value.isMissingNode() || value.isNull();
            JsonNode shown = absent ? zero(field, presence) : value(field.type(), value);
            printed.set(GoNames.of(type.definition(), field.name()), shown);
        }
        return printed;
    }

    private static JsonNode value(Type type, JsonNode value) {
        return switch (type.kind()) {
            case STRUCT -> struct(type, value);
            case LIST -> {
                ArrayNode array = NODES.arrayNode();
                value.forEach(element -> array.add(value(type.items(), element)));
                yield array;
            }
            case MAP -> {
                Map<String, JsonNode> sorted = new TreeMap<>();
                value.properties().forEach(entry -> sorted.put(entry.getKey(), value(type.items(), entry.getValue())));
                ObjectNode object = NODES.objectNode();
                object.setAll(sorted);
                yield object;
            }
            default -> value;
        };
    }

    private static JsonNode zero(Field field, FieldPresence presence) {
        if (presence.keepsZero(field.name())) {
            return NODES.nullNode();
        }
        return switch (field.type().kind()) {
            case STRING, DURATION -> NODES.textNode("");
            case QUANTITY -> NODES.textNode("0");
            case BOOLEAN -> NODES.booleanNode(false);
            case INT32, INT64, DOUBLE, INT_OR_STRING -> NODES.numberNode(0);
            case STRUCT -> struct(field.type(), NODES.objectNode());
            default -> NODES.nullNode();
        };
    }
}
