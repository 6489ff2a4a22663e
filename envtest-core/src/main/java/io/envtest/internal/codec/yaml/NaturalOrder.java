package io.envtest.internal.codec.yaml;

import java.math.BigInteger;
import java.util.Comparator;

/** The order of keys in printed YAML: numbers within names by value ({@code a2} before {@code a10}), letters last. */
final class NaturalOrder implements Comparator<String> {
    static final NaturalOrder INSTANCE = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            if (left.charAt(i) != right.charAt(i)) {
                return compareFrom(left, right, i);
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    private static int compareFrom(String left, String right, int at) {
        char a = left.charAt(at);
        char b = right.charAt(at);
        boolean letterLeft = Character.isLetter(a);
        boolean letterRight = Character.isLetter(b);
        if (letterLeft != letterRight) {
            return letterLeft ? 1 : -1;
        }
        if (!letterLeft) {
            int byNumber = compareNumbers(left, right, at);
            if (byNumber != 0) {
                return byNumber;
            }
        }
        return Character.compare(a, b);
    }

    /** Compares the digits that follow; a zero within a larger number counts as a digit, a leading one does not. */
    private static int compareNumbers(String left, String right, int at) {
        int endLeft = endOfDigits(left, at);
        int endRight = endOfDigits(right, at);
        boolean within = (left.charAt(at) == '0' || right.charAt(at) == '0') && followsNumber(left, at);
        String lead = within ? "1" : "0";
        int byValue = new BigInteger(lead + left.substring(at, endLeft))
                .compareTo(new BigInteger(lead + right.substring(at, endRight)));
        return byValue != 0 ? byValue : Integer.compare(endLeft, endRight);
    }

    private static boolean followsNumber(String text, int at) {
        for (int i = at - 1; i >= 0 && Character.isDigit(text.charAt(i)); i--) {
            if (text.charAt(i) != '0') {
                return true;
            }
        }
        return false;
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
