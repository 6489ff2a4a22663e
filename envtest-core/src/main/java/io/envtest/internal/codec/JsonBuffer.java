package io.envtest.internal.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of JSON that grow at their end. Escapes what Go escapes, in the same digits. */
final class JsonBuffer {

    private static final int FIRST_SIZE = 2048;
    private static final int LONGEST_ESCAPE = 6;
    private static final int CONTROL_END = 0x20;
    private static final int ASCII_END = 0x80;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** What stands behind the backslash; {@code u} for four digits, 0 for what is written as it is. */
    private static final byte[] ESCAPES = new byte[ASCII_END];

    static {
        Arrays.fill(ESCAPES, 0, CONTROL_END, (byte) 'u');
        for (char c : "<>&".toCharArray()) {
            ESCAPES[c] = 'u';
        }
        ESCAPES['\b'] = 'b';
        ESCAPES['\t'] = 't';
        ESCAPES['\n'] = 'n';
        ESCAPES['\f'] = 'f';
        ESCAPES['\r'] = 'r';
        ESCAPES['"'] = '"';
        ESCAPES['\\'] = '\\';
    }

    private byte[] bytes = new byte[FIRST_SIZE];
    private int length;
    private boolean exact = true;
    private boolean opaque;

    /** Whether who reads the bytes gets what was written, to the type of its numbers. */
    boolean exact() {
        return exact;
    }

    /** Notes that it is not so. */
    void inexact() {
        exact = false;
    }

    /** Whether something was marked as opaque. */
    boolean opaque() {
        return opaque;
    }

    /** Marks what comes next as opaque. */
    void mark(char mark) {
        add(mark);
        opaque = true;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    void add(byte[] more, int from, int size) {
        reserve(size);
        System.arraycopy(more, from, bytes, length, size);
        length += size;
    }

    void add(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
    }

    void add(byte[] more) {
        add(more, 0, more.length);
    }

    /** Adds text of ASCII as it is. */
    void ascii(String text) {
        int size = text.length();
        reserve(size);
        for (int i = 0; i < size; i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    /** Adds a text in quotes. */
    void text(String text) {
        int size = text.length();
        reserve(size + 2);
        byte[] out = bytes;
        int at = length;
        out[at++] = '"';
        for (int i = 0; i < size; i++) {
            char c = text.charAt(i);
            if (c >= ASCII_END || ESCAPES[c] != 0) {
                length = at;
                special(text, i);
                add('"');
                return;
            }
            out[at++] = (byte) c;
        }
        out[at++] = '"';
        length = at;
    }

    /** The rest of a text, from the first character on that is not simply a byte. */
    private void special(String text, int from) {
        int size = text.length();
        for (int i = from; i < size; i++) {
            reserve(LONGEST_ESCAPE + size - i);
            char c = text.charAt(i);
            if (c < ASCII_END) {
                plainOrEscaped(c);
            } else if (Character.isHighSurrogate(c) && i + 1 < size && Character.isLowSurrogate(text.charAt(i + 1))) {
                fourBytes(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                severalBytes(c);
            }
        }
    }

    private void plainOrEscaped(char c) {
        byte escape = ESCAPES[c];
        if (escape == 0) {
            bytes[length++] = (byte) c;
        } else if (escape == 'u') {
            digits(c);
        } else {
            bytes[length++] = '\\';
            bytes[length++] = escape;
        }
    }

    private void severalBytes(char c) {
        if (c == '\u2028' || c == '\u2029') {
            digits(c);
        } else if (Character.isSurrogate(c)) {
            digits('\ufffd');
            inexact();
        } else if (c < 0x800) {
            bytes[length++] = (byte) (0xc0 | c >> 6);
            bytes[length++] = (byte) (0x80 | c & 0x3f);
        } else {
            bytes[length++] = (byte) (0xe0 | c >> 12);
            bytes[length++] = (byte) (0x80 | c >> 6 & 0x3f);
            bytes[length++] = (byte) (0x80 | c & 0x3f);
        }
    }

    private void fourBytes(int point) {
        bytes[length++] = (byte) (0xf0 | point >> 18);
        bytes[length++] = (byte) (0x80 | point >> 12 & 0x3f);
        bytes[length++] = (byte) (0x80 | point >> 6 & 0x3f);
        bytes[length++] = (byte) (0x80 | point & 0x3f);
    }

    /** Adds a character as four digits. */
    void escaped(char c) {
        reserve(LONGEST_ESCAPE);
        digits(c);
    }

    private void digits(char c) {
        bytes[length++] = '\\';
        bytes[length++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[length++] = HEX[c >> shift & 0xf];
        }
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
