package io.envtest.cel.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.envtest.cel.value.SchemaType.Shape;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Reads JSON as values. Objects and arrays are wrapped, not copied: their members are read when an expression asks for them. */
public final class JsonValues {

    private JsonValues() {}

    /**
     * The value of a JSON node.
     *
     * @param node any node; null is the CEL null
     * @param type what the schema says of it
     * @return the value, or a {@link CelError} where the node does not fit the schema
     */
    public static Object of(JsonNode node, SchemaType type) {
        if (node.isNull() || node.isMissingNode()) {
            return NullValue.NULL;
        }
        return switch (type.shape()) {
            case ANY -> untyped(node);
            case INT_OR_STRING -> intOrString(node);
            case OBJECT, MAP -> node.isObject() ? JsonMap.of(node, type) : expected("a map", node);
            case LIST -> node.isArray() ? JsonList.of(node, type) : expected("an array", node);
            case NUMBER -> node.isNumber() ? (Object) node.doubleValue() : expected("float", node);
            case INTEGER -> node.isIntegralNumber() ? (Object) node.longValue() : expected("int", node);
            case BOOLEAN -> node.isBoolean() ? (Object) node.booleanValue() : expected("bool", node);
            default -> node.isTextual() ? text(node.textValue(), type.shape()) : expected("string", node);
        };
    }

    private static Object untyped(JsonNode node) {
        JsonNodeType sort = node.getNodeType();
        return switch (sort) {
            case OBJECT -> JsonMap.of(node, SchemaType.ANY);
            case ARRAY -> JsonList.of(node, SchemaType.ANY);
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER ->
                node.isIntegralNumber() && node.canConvertToLong()
                        ? (Object) node.longValue()
                        : (Object) node.doubleValue();
            default -> new CelError("unsupported value of type " + sort);
        };
    }

    private static Object intOrString(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue();
        }
        return node.isIntegralNumber()
                ? (Object) node.longValue()
                : new CelError("invalid data, expected XIntOrString value to be either a string or integer");
    }

    private static Object text(String text, Shape shape) {
        return switch (shape) {
            case DURATION -> parsed(GoDurations.parseLenient(text), "Invalid duration " + text);
            case DATE -> parsed(Timestamps.parseDate(text), "Invalid date formatted string " + text);
            case DATE_TIME -> parsed(Timestamps.parseDateTime(text), "Invalid date-time formatted string " + text);
            case BYTES -> parsed(base64(text), "Invalid byte formatted string " + text);
            default -> text;
        };
    }

    private static Object parsed(@Nullable Object value, String otherwise) {
        return value == null ? new CelError(otherwise) : value;
    }

    private static @Nullable Bytes base64(String text) {
        try {
            return new Bytes(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException invalid) {
            return null;
        }
    }

    private static CelError expected(String what, JsonNode node) {
        return new CelError("invalid data, expected " + what + ", got " + goType(node));
    }

    private static String goType(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "map[string]interface {}";
            case ARRAY -> "[]interface {}";
            case STRING -> "string";
            case BOOLEAN -> "bool";
            default -> node.isIntegralNumber() ? "int64" : "float64";
        };
    }
}
