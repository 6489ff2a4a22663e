package io.envtest.cel.syntax;

import io.envtest.cel.value.CodePoints;

/** The text of an expression, with its places told as line and column. */
public final class Source {

    private static final String WIDE_DOT = "\uff0e";
    private static final String WIDE_CARET = "\uff3e";

    private final String text;

    /**
     * @param text the expression
     */
    public Source(String text) {
        this.text = text;
    }

    /** The expression. */
    public String text() {
        return text;
    }

    /** How many code points the text has. */
    int length() {
        return CodePoints.count(text);
    }

    /** The place of a line, counted from 1, and a column, counted from 0, in code points. */
    int offset(int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        return text.codePointCount(0, start) + column;
    }

    /** An error at a place: where it is, what it is, the line of the text and a mark below the place; a text without lines shows none. */
    public String describe(int at, String message) {
        if (text.isEmpty()) {
            return "ERROR: <input>:1:0: " + message;
        }
        int[] codePoints = text.codePoints().toArray();
        int position = Math.min(at, codePoints.length);
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < position; i++) {
            if (codePoints[i] == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        String snippet = snippet(codePoints, lineStart);
        int column = position - lineStart;
        return "ERROR: <input>:" + line + ":" + (column + 1) + ": " + message + "\n | " + snippet + "\n | "
                + mark(snippet, column);
    }

    private static String snippet(int[] codePoints, int lineStart) {
        int end = lineStart;
        while (end < codePoints.length && codePoints[end] != '\n') {
            end++;
        }
        return new String(codePoints, lineStart, end - lineStart).replace('\t', ' ');
    }

    private static String mark(String snippet, int column) {
        int[] shown = snippet.codePoints().toArray();
        StringBuilder mark = new StringBuilder();
        for (int i = 0; i < column && i < shown.length; i++) {
            mark.append(shown[i] < 0x80 ? "." : WIDE_DOT);
        }
        return mark.append(column < shown.length && shown[column] >= 0x80 ? WIDE_CARET : "^")
                .toString();
    }
}
