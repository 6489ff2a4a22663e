package io.envtest.internal.registry.rule;

import java.nio.charset.StandardCharsets;

/** The shapes of names that are looked at most, without regular expressions. */
final class Shapes {

    private Shapes() {}

    /** Lower case letters, digits and dashes, with no dash at either end. */
    static boolean isDnsLabel(String text) {
        return isDnsLabel(text, 0, text.length());
    }

    /** DNS labels with dots between them. */
    static boolean isDnsSubdomain(String text) {
        int start = 0;
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', start)) {
            if (!isDnsLabel(text, start, dot)) {
                return false;
            }
            start = dot + 1;
        }
        return isDnsLabel(text, start, text.length());
    }

    /** Letters, digits, dashes, underscores and dots, beginning and ending with a letter or digit. */
    static boolean isName(String text) {
        int last = text.length() - 1;
        if (last < 0 || !isAlphanumeric(text.charAt(0)) || !isAlphanumeric(text.charAt(last))) {
            return false;
        }
        return isConfigKey(text);
    }

    /** Letters, digits, dashes, underscores and dots. */
    static boolean isConfigKey(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isAlphanumeric(c) && c != '-' && c != '_' && c != '.') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Printable ASCII but the equals sign. */
    static boolean isVariableName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '=') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Length in UTF-8. */
    static int bytes(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return text.getBytes(StandardCharsets.UTF_8).length;
            }
        }
        return text.length();
    }

    private static boolean isDnsLabel(String text, int from, int to) {
        if (from >= to || text.charAt(from) == '-' || text.charAt(to - 1) == '-') {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
