package io.envtest.cel.syntax;

/** Reads the characters of a literal, one at a time. */
final class Unescaper {

    private static final String SIMPLE = "abfnrtv\\'\"`?";
    private static final int[] SIMPLE_CODES = {7, '\b', '\f', '\n', '\r', '\t', 11, '\\', '\'', '"', '`', '?'};

    private final String text;
    private final boolean bytes;
    private int at;
    private boolean lastWasByte;

    /**
     * @param text what stands between the quotes
     * @param bytes whether the literal is one of bytes, where escapes with numbers are bytes and not code points
     */
    Unescaper(String text, boolean bytes) {
        this.text = text;
        this.bytes = bytes;
    }

    boolean hasNext() {
        return at < text.length();
    }

    /** Whether what was read last is a byte and not a code point. */
    boolean lastWasByte() {
        return lastWasByte;
    }

    /** The next code point as it stands. */
    int plain() {
        int code = text.codePointAt(at);
        at += Character.charCount(code);
        lastWasByte = false;
        return code;
    }

    /** The next code point or byte. */
    int next() throws LiteralException {
        int code = plain();
        if (code != '\\') {
            return code;
        }
        if (!hasNext()) {
            throw new LiteralException("unable to unescape string, found '\\' as last character");
        }
        int escaped = plain();
        int simple = SIMPLE.indexOf(escaped);
        return simple >= 0 ? SIMPLE_CODES[simple] : numeric(escaped);
    }

    private int numeric(int letter) throws LiteralException {
        switch (letter) {
            case 'x', 'X' -> {
                lastWasByte = bytes;
                return digits(2, 16);
            }
            case 'u' -> {
                return codePoint(4);
            }
            case 'U' -> {
                return codePoint(8);
            }
            case '0', '1', '2', '3' -> {
                at--;
                lastWasByte = bytes;
                return digits(3, 8);
            }
            default -> throw new LiteralException("unable to unescape string");
        }
    }

    private int codePoint(int length) throws LiteralException {
        if (bytes) {
            throw new LiteralException("unable to unescape string");
        }
        int code = digits(length, 16);
        if (!Character.isValidCodePoint(code) || (code >= 0xd800 && code < 0xe000)) {
            throw new LiteralException("invalid unicode code point");
        }
        return code;
    }

    private int digits(int length, int radix) throws LiteralException {
        if (at + length > text.length()) {
            throw new LiteralException("unable to unescape string");
        }
        int code = 0;
        for (int i = 0; i < length; i++) {
            int digit = Character.digit(text.charAt(at++), radix);
            if (digit < 0) {
                throw new LiteralException("unable to unescape string");
            }
            code = code * radix + digit;
        }
        return code;
    }
}
