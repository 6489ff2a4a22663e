package io.envtest.view;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A value that may be a number or a text, such as a port or a share ({@code 80}, {@code "http"}, {@code "25%"}).
 *
 * @param present false when the field was absent; the value is then the number 0, as in Go
 * @param isInt whether it is a number
 * @param intValue the number, 0 for a text
 * @param strValue the text, empty for a number
 */
public record IntOrString(boolean present, boolean isInt, int intValue, String strValue) {
    /** What an absent field reads as. */
    public static final IntOrString ABSENT = new IntOrString(false, true, 0, "");

    /** A number. */
    public static IntOrString of(int value) {
        return new IntOrString(true, true, value, "");
    }

    /** A text. */
    public static IntOrString of(String value) {
        return new IntOrString(true, false, 0, value);
    }

    static IntOrString read(JsonNode node) {
        if (node.isIntegralNumber()) {
            return of(node.intValue());
        }
        return node.isTextual() ? of(node.textValue()) : ABSENT;
    }

    /** The number in decimal digits, or the text. */
    @Override
    public String toString() {
        return isInt ? Integer.toString(intValue) : strValue;
    }
}
