package io.envtest.internal.codec.yaml;

/** Lines as they are printed, with the column in which the last one stands. */
final class PrintedLines {
    /** How much deeper a level stands than the one around it. */
    static final int STEP = 2;

    private final StringBuilder text = new StringBuilder();
    private int column;

    String text() {
        return text.toString();
    }

    int column() {
        return column;
    }

    void add(String part) {
        text.append(part);
        column += part.codePointCount(0, part.length());
    }

    void add(int codePoint) {
        text.appendCodePoint(codePoint);
        column++;
    }

    /** Writes a break that belongs to a text. */
    void addBreak(int codePoint) {
        text.appendCodePoint(codePoint);
        column = 0;
    }

    void endLine() {
        if (column > 0) {
            addBreak('\n');
        }
    }

    /** Fills the line up to a column, unless something stands there already. */
    void indent(int to) {
        while (column < to) {
            add(" ");
        }
    }

    /** Begins a line that goes on with what the last one began. */
    void continueAt(int indent) {
        endLine();
        indent(indent);
    }
}
