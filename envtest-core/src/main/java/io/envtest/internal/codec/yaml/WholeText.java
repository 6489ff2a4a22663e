package io.envtest.internal.codec.yaml;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * A text of which all is there already. The parser's own reader copies what it has read with each block, which takes
 * minutes for a value of some megabytes.
 */
final class WholeText extends StreamReader {

    private static final int BLOCK = 1024;

    private final int[] points;
    private int checked;
    private int at;
    private int documentStart;
    private int line;
    private int column;

    WholeText(int[] points) {
        super("");
        this.points = points;
    }

    @Override
    public Mark getMark() {
        return new Mark("'reader'", at, line, column, points, Math.min(at, points.length));
    }

    @Override
    public void forward() {
        forward(1);
    }

    @Override
    public void forward(int length) {
        for (int i = 0; i < length && at < points.length; i++) {
            int point = points[at++];
            if (isLineBreak(point) || point == '\r' && at < points.length && points[at] != '\n') {
                line++;
                column = 0;
            } else if (point != 0xFEFF) {
                column++;
            }
        }
    }

    private static boolean isLineBreak(int point) {
        return point == '\n' || point == 0x85 || point == 0x2028 || point == 0x2029;
    }

    @Override
    public int peek() {
        return peek(0);
    }

    @Override
    public int peek(int index) {
        check(at + index + 1);
        return at + index < points.length ? points[at + index] : 0;
    }

    @Override
    public String prefix(int length) {
        int end = Math.min(points.length, at + length);
        check(end);
        return new String(points, at, end - at);
    }

    @Override
    public String prefixForward(int length) {
        String prefix = prefix(length);
        int count = Math.min(length, points.length - at);
        at += count;
        column += length;
        return prefix;
    }

    /** Control characters are found as the text is read, a block ahead: mistakes before them are told first. */
    private void check(int end) {
        if (end > checked) {
            int to = Math.min(points.length, end + BLOCK);
            while (checked < to) {
                if (!isPrintable(points[checked++])) {
                    throw new YAMLException("control character");
                }
            }
        }
    }

    @Override
    public int getColumn() {
        return column;
    }

    @Override
    public int getDocumentIndex() {
        return at - documentStart;
    }

    @Override
    public void resetDocumentIndex() {
        documentStart = at;
    }

    @Override
    public int getIndex() {
        return at;
    }

    @Override
    public int getLine() {
        return line;
    }
}
