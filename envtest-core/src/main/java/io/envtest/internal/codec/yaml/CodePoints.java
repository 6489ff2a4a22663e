package io.envtest.internal.codec.yaml;

import java.util.Arrays;
import org.yaml.snakeyaml.reader.StreamReader;

/** UTF-8 as code points, with the real server's words for bytes that are none. Pure functions. */
final class CodePoints {

    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int[] LEAST = {0, 0, 0x80, 0x800, 0x10000};

    private CodePoints() {}

    /**
     * Decodes a text without its byte order mark.
     *
     * @throws MalformedYamlException at the first sequence that is no character; a control character before it is told
     *     instead
     */
    static int[] decode(byte[] text) throws MalformedYamlException {
        int[] points = new int[text.length];
        int count = 0;
        for (int at = 0; at < text.length; ) {
            int width = width(text[at] & 0xff);
            String problem = problem(text, at, width);
            if (!problem.isEmpty()) {
                throw new MalformedYamlException(
                        "yaml: " + (printable(points, count) ? problem : "control characters are not allowed"));
            }
            int point = point(text, at, width);
            at += width;
            if (count > 0 || point != BYTE_ORDER_MARK || at > width) {
                points[count++] = point;
            }
        }
        return Arrays.copyOf(points, count);
    }

    private static boolean printable(int[] points, int count) {
        return Arrays.stream(points, 0, count).allMatch(StreamReader::isPrintable);
    }

    private static int width(int first) {
        if (first < 0x80) {
            return 1;
        }
        if ((first & 0xE0) == 0xC0) {
            return 2;
        }
        if ((first & 0xF0) == 0xE0) {
            return 3;
        }
        return (first & 0xF8) == 0xF0 ? 4 : 0;
    }

    private static String problem(byte[] text, int at, int width) {
        if (width == 1) {
            return "";
        }
        if (width == 0) {
            return "invalid leading UTF-8 octet";
        }
        if (at + width > text.length) {
            return "incomplete UTF-8 octet sequence";
        }
        for (int i = 1; i < width; i++) {
            if ((text[at + i] & 0xC0) != 0x80) {
                return "invalid trailing UTF-8 octet";
            }
        }
        int point = point(text, at, width);
        if (point < LEAST[width]) {
            return "invalid length of a UTF-8 sequence";
        }
        boolean none = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                || point > Character.MAX_CODE_POINT;
        return none ? "invalid Unicode character" : "";
    }

    private static int point(byte[] text, int at, int width) {
        int first = text[at] & 0xff;
        int point = width == 1 ? first : first & 0xff >> width + 1;
        for (int i = 1; i < width; i++) {
            point = point << 6 | text[at + i] & 0x3f;
        }
        return point;
    }
}
