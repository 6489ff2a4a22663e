package io.envtest.internal.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.envtest.view.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * One error about one field.
 *
 * @param type kind of error
 * @param path the field
 * @param value the offending value: a String, Number, Boolean, JsonNode or null; a missing node is not shown
 * @param detail further words, empty for none
 */
public record FieldError(
        FieldErrorType type, FieldPath path, @Nullable Object value, String detail) {

    /** The message with the field's path in front. */
    public String message() {
        return path + ": " + body();
    }

    /** The message without the path, as a Status cause carries it. */
    public String body() {
        StringBuilder body = new StringBuilder(type.words());
        if (type.showsValue() && !(value instanceof MissingNode)) {
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
            return node.isTextual() ? quote(node.textValue()) : node.toString();
        }
        return value instanceof String text ? quote(text) : value.toString();
    }

    private static String quote(String text) {
        return GoQuote.quote(text);
    }
}
