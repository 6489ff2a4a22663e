package io.envtest.internal.field;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.codec.GoFloat;
import io.envtest.internal.codec.GoJsonWriter;
import io.envtest.view.FieldPath;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One error about one field.
 *
 * @param type kind of error
 * @param path the field
 * @param value the offending value: a String, Number, Boolean, JsonNode or null; {@link #OMITTED} to show none
 * @param detail further words, empty for none
 */
public record FieldError(
        FieldErrorType type, FieldPath path, @Nullable Object value, String detail) {

    /** Stands for a value that the message leaves out. */
    public static final Object OMITTED = Omitted.VALUE;

    private enum Omitted {
        VALUE
    }

    /** The message with the field's path in front. */
    public String message() {
        return path + ": " + body();
    }

    /** The message without the path, as a Status cause carries it. */
    public String body() {
        StringBuilder body = new StringBuilder(type.words());
        if (type.showsValue() && value != OMITTED) {
            body.append(": ").append(text(value));
        }
        if (!detail.isEmpty()) {
            body.append(": ").append(detail);
        }
        return body.toString();
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof JsonNode node) {
            return text(node);
        }
        return value instanceof String text ? quote(text) : value.toString();
    }

    private static String text(JsonNode node) {
        if (node.isFloatingPointNumber()) {
            return GoFloat.shortest(node.doubleValue());
        }
        return node.isTextual()
                ? quote(node.textValue())
                : new String(GoJsonWriter.write(node), StandardCharsets.UTF_8);
    }

    private static String quote(String text) {
        return GoQuote.quote(text);
    }
}
