package io.envtest.internal.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads tokens of JSON from bytes and names what is wrong as Go's scanner does. */
final class JsonCursor {

    private static final int END = -1;
    private static final char REPLACEMENT = '\uFFFD';

    private final byte[] json;
    private int at;

    JsonCursor(byte[] json) {
        this.json = json;
    }

    /** The first byte that is no blank, or -1 at the end; stays there. */
    int afterBlanks() {
        while (at < json.length) {
            byte c = json[at];
            if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
                return c & 0xff;
            }
            at++;
        }
        return END;
    }

    void next() {
        at++;
    }

    void expectEnd() throws GoJsonException {
        if (afterBlanks() != END) {
            throw invalid("after top-level value");
        }
    }

    /** The current byte does not belong there. */
    GoJsonException invalid(String where) {
        if (at >= json.length) {
            return new GoJsonException("unexpected end of JSON input");
        }
        return new GoJsonException("invalid character " + quoted(json[at] & 0xff) + " " + where);
    }

    private static String quoted(int c) {
        return switch (c) {
            case '\'' -> "'\\''";
            case '"' -> "'\"'";
            case '\\' -> "'\\\\'";
            case '\n' -> "'\\n'";
            case '\r' -> "'\\r'";
            case '\t' -> "'\\t'";
            case 7 -> "'\\a'";
            case 8 -> "'\\b'";
            case 11 -> "'\\v'";
            case 12 -> "'\\f'";
            default ->
                Character.isISOControl(c) || c == 0xA0 || c == 0xAD
                        ? (c < 0x80 ? String.format("'\\x%02x'", c) : String.format("'\\u%04x'", c))
                        : "'" + (char) c + "'";
        };
    }

    void literal(String word) throws GoJsonException {
        for (int i = 1; i < word.length(); i++) {
            at++;
            if (at >= json.length || json[at] != word.charAt(i)) {
                throw invalid("in literal " + word + " (expecting '" + word.charAt(i) + "')");
            }
        }
        at++;
    }

    String number() throws GoJsonException {
        int start = at;
        if (peek() == '-') {
            at++;
            require(digit(), "in numeric literal");
        }
        if (peek() == '0') {
            at++;
        } else {
            require(digit(), "looking for beginning of value");
            digits();
        }
        if (peek() == '.') {
            at++;
            require(digit(), "after decimal point in numeric literal");
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            require(digit(), "in exponent of numeric literal");
            digits();
        }
        return new String(json, start, at - start, StandardCharsets.US_ASCII);
    }

    private int peek() {
        return at < json.length ? json[at] : END;
    }

    private boolean digit() {
        return peek() >= '0' && peek() <= '9';
    }

    private void digits() {
        while (digit()) {
            at++;
        }
    }

    private void require(boolean holds, String where) throws GoJsonException {
        if (!holds) {
            throw invalid(where);
        }
    }

    /** The text of the object or array that begins here, which is known to be well-formed; steps behind it. */
    byte[] writtenObject() {
        int start = at;
        int depth = 0;
        do {
            switch (json[at]) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case '"' -> skipString();
                default -> {}
            }
            at++;
        } while (depth > 0);
        return Arrays.copyOfRange(json, start, at);
    }

    /** Whether the next byte is the blank that marks an opaque object in what is stored. */
    boolean atBlank() {
        return peek() == ' ';
    }

    /** The text of an opaque object behind its mark, with the blanks behind it that belong to it. */
    byte[] opaqueObject() {
        int start = ++at;
        writtenObject();
        while (json[at] != ',' && json[at] != '}') {
            at++;
        }
        return Arrays.copyOfRange(json, start, at);
    }

    /** The text of the value that begins here, which is known to be well-formed; steps behind it. */
    byte[] skipValue() {
        if (json[at] == '{' || json[at] == '[') {
            return writtenObject();
        }
        int start = at;
        if (json[at] == '"') {
            skipString();
            at++;
        } else {
            while (at < json.length && ",]} \t\r\n".indexOf(json[at]) < 0) {
                at++;
            }
        }
        return Arrays.copyOfRange(json, start, at);
    }

    /** Stays at the closing quote. */
    private void skipString() {
        at++;
        while (json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
    }

    /** The string that begins here; steps behind it. */
    String string() throws GoJsonException {
        int start = ++at;
        boolean plain = true;
        while (true) {
            int c = peek();
            if (c == '"') {
                String text = plain ? ascii(start) : GoJson.utf8(json, start, at);
                at++;
                return text;
            }
            if (c == '\\') {
                return escaped(start);
            }
            if (at >= json.length || c >= 0 && c < ' ') {
                throw invalid("in string literal");
            }
            plain &= c > 0;
            at++;
        }
    }

    @SuppressWarnings("deprecation") // the fastest way for bytes that are known to be ASCII
    private String ascii(int start) {
        return new String(json, 0, start, at - start);
    }

    private String escaped(int start) throws GoJsonException {
        StringBuilder text = new StringBuilder();
        int run = start;
        while (true) {
            int c = peek();
            if (c == '"') {
                text.append(GoJson.utf8(json, run, at));
                at++;
                return text.toString();
            }
            if (c == '\\') {
                text.append(GoJson.utf8(json, run, at));
                escape(text);
                run = at;
            } else if (at >= json.length || c >= 0 && c < ' ') {
                throw invalid("in string literal");
            } else {
                at++;
            }
        }
    }

    private void escape(StringBuilder text) throws GoJsonException {
        at++;
        switch (peek()) {
            case '"', '\\', '/' -> text.append((char) peek());
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'u' -> {
                at++;
                unicode(text);
                return;
            }
            default -> throw invalid("in string escape code");
        }
        at++;
    }

    private void unicode(StringBuilder text) throws GoJsonException {
        char unit = hex();
        if (!Character.isSurrogate(unit)) {
            text.append(unit);
        } else if (Character.isHighSurrogate(unit) && followedByLowSurrogate()) {
            at += 2;
            text.append(unit).append(hex());
        } else {
            text.append(REPLACEMENT);
        }
    }

    private boolean followedByLowSurrogate() {
        if (at + 6 > json.length || json[at] != '\\' || json[at + 1] != 'u') {
            return false;
        }
        int high = Character.digit(json[at + 2], 16);
        int low = Character.digit(json[at + 3], 16);
        return high == 0xD
                && low >= 0xC
                && Character.digit(json[at + 4], 16) >= 0
                && Character.digit(json[at + 5], 16) >= 0;
    }

    private char hex() throws GoJsonException {
        int unit = 0;
        for (int i = 0; i < 4; i++, at++) {
            int digit = at < json.length ? Character.digit((char) (json[at] & 0xff), 16) : -1;
            require(digit >= 0, "in \\u hexadecimal character escape");
            unit = unit << 4 | digit;
        }
        return (char) unit;
    }
}
