package io.envtest.internal.schema.regex;

/** A place in the text of an expression. Not thread-safe. */
final class Cursor {

    private static final int MOST_HEX_DIGITS = 6;

    private final String text;
    private int position;

    Cursor(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return position >= text.length();
    }

    int position() {
        return position;
    }

    /** Goes back, or forward. */
    void moveTo(int place) {
        position = place;
    }

    boolean sees(String next) {
        return text.startsWith(next, position);
    }

    /** Steps over the text if it comes next. */
    boolean takes(String next) {
        boolean seen = sees(next);
        position += seen ? next.length() : 0;
        return seen;
    }

    /** The next character; there must be one. */
    int take() {
        int c = text.codePointAt(position);
        position += Character.charCount(c);
        return c;
    }

    int peek() {
        return atEnd() ? -1 : text.codePointAt(position);
    }

    String from(int start) {
        return text.substring(start, Math.min(position, text.length()));
    }

    String rest(int start) {
        return text.substring(Math.min(start, text.length()));
    }

    /** What stands before the next such text, which is stepped over, too; empty and no step if it does not come. */
    String until(String end) {
        int found = text.indexOf(end, position);
        if (found < 0) {
            return "";
        }
        String before = text.substring(position, found);
        position = found + end.length();
        return before;
    }

    /** A number of decimal digits; -1 if none stands here or it is too large to be of use. */
    int number() {
        int start = position;
        while (!atEnd() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
            position++;
        }
        int digits = position - start;
        return digits == 0 || digits > MOST_HEX_DIGITS ? -1 : Integer.parseInt(text.substring(start, position));
    }

    /** The character that an escape stands for: a letter, a number, or itself. */
    int escaped() throws SyntaxException {
        int start = position - 1;
        if (atEnd()) {
            throw new SyntaxException("trailing backslash at end of expression", "");
        }
        int c = take();
        int control = "afnrtv".indexOf(c) < 0 ? -1 : "\u0007\f\n\r\t\u000b".charAt("afnrtv".indexOf(c));
        if (control >= 0) {
            return control;
        }
        if (c == 'x') {
            return hexadecimal(start);
        }
        if (c == '0' || c >= '1' && c <= '7' && peek() >= '0' && peek() <= '7') {
            return octal(c - '0');
        }
        if (c < 0x80 && !Character.isLetterOrDigit(c)) {
            return c;
        }
        throw new SyntaxException("invalid escape sequence", from(start));
    }

    private int octal(int first) {
        int value = first;
        for (int i = 0; i < 2 && peek() >= '0' && peek() <= '7'; i++) {
            value = value * 8 + take() - '0';
        }
        return value;
    }

    private int hexadecimal(int start) throws SyntaxException {
        boolean braces = takes("{");
        int end = braces ? text.indexOf('}', position) : Math.min(position + 2, text.length());
        String digits = end < 0 ? "" : text.substring(position, end);
        if (!digits.matches(braces ? "[0-9a-fA-F]{1,6}" : "[0-9a-fA-F]{2}")
                || !Character.isValidCodePoint(Integer.parseInt(digits, 16))) {
            throw new SyntaxException("invalid escape sequence", from(start));
        }
        position = end + (braces ? 1 : 0);
        return Integer.parseInt(digits, 16);
    }
}
