package io.envtest.internal.codec;

/** Decodes bytes that are not all UTF-8 as Go does: each byte that belongs to no character becomes U+FFFD. */
final class BrokenText {

    private static final char REPLACEMENT = '\uFFFD';
    private static final int[] LEAST = {0, 0, 0x80, 0x800, 0x10000};

    private BrokenText() {}

    static String decode(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        for (int at = from; at < to; ) {
            int width = width(bytes[at] & 0xff);
            int point = at + width <= to ? point(bytes, at, width) : -1;
            if (point < 0) {
                text.append(REPLACEMENT);
                at++;
            } else {
                text.appendCodePoint(point);
                at += width;
            }
        }
        return text.toString();
    }

    private static int width(int first) {
        if (first < 0x80) {
            return 1;
        }
        return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    }

    /** The character, -1 if the bytes are none. */
    private static int point(byte[] bytes, int at, int width) {
        int first = bytes[at] & 0xff;
        if (width == 1) {
            return first;
        }
        if (first < 0xC2 || first > 0xF4) {
            return -1;
        }
        int point = first & 0xff >> width + 1;
        for (int i = 1; i < width; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return -1;
            }
            point = point << 6 | bytes[at + i] & 0x3f;
        }
        boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return point < LEAST[width] || surrogate || point > Character.MAX_CODE_POINT ? -1 : point;
    }
}
