package io.envtest.internal.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
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
 * @param value the offending value: a String, Number, Boolean, {@link OwnType}, JsonNode or null; {@link #OMITTED} to show none
 * @param detail further words, empty for none
 */
public record FieldError(
        FieldErrorType type, FieldPath path, @Nullable Object value, String detail) {

    /** Stands for a value that the message leaves out. */
    public static final Object OMITTED = Omitted.VALUE;

    /** A text of a type that is not simply string, which the real server shows as JSON and not as other texts. */
    record OwnType(String text) {}

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
        if (value instanceof OwnType own) {
            return new String(GoJsonWriter.write(TextNode.valueOf(own.text())), StandardCharsets.UTF_8);
        }
        return value instanceof String text ? quote(text) : value.toString();
    }

    /** The same error about a text of a type of its own. */
    FieldError ofOwnType() {
        return value instanceof String text ? new FieldError(type, path, new OwnType(text), detail) : this;
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
