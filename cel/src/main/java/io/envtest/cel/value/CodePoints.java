package io.envtest.cel.value;

/** Strings are sequences of code points. */
public final class CodePoints {

    private CodePoints() {}

    /** How many code points the text has. */
    public static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The order of two texts by code point. */
    public static int compare(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int i = 0; i < shared; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                return Character.isSurrogate(a) || Character.isSurrogate(b)
                        ? Integer.compare(left.codePointAt(i), right.codePointAt(i))
                        : Character.compare(a, b);
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** The part of the text from one code point up to another. */
    public static String slice(String text, int from, int to) {
        int start = text.offsetByCodePoints(0, from);
        return text.substring(start, text.offsetByCodePoints(start, to - from));
    }
}
