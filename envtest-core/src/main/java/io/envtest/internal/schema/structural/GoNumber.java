package io.envtest.internal.schema.structural;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.codec.GoFloat;

/** Numbers as the real server holds them: 64 bits, whole or floating; a bound is turned into the kind of the number. Pure. */
final class GoNumber {

    private static final double LARGEST_EXACT = 9007199254740991d;
    private static final double EPSILON = 1e-9;

    private GoNumber() {}

    static boolean isWhole(JsonNode value) {
        return value.isIntegralNumber();
    }

    /** Whether a floating number counts as whole: within what a double can count, but for a rounding error. */
    static boolean isWhole(double value) {
        if (Double.isNaN(value) || Math.abs(value) > LARGEST_EXACT) {
            return false;
        }
        double truncated = value < 0 ? Math.ceil(value) : Math.floor(value);
        return value == truncated
                || value > 0 && (value - truncated) / (Math.abs(value) + Math.abs(truncated)) < EPSILON;
    }

    /**
     * Whether a floating number, written out with no more digits than it needs, is an integer of 64 or of 32 bits: the
     * least of 64 bits is then rounded beyond it, as the greatest is.
     */
    static boolean fits(double value, boolean int32) {
        boolean inRange = int32
                ? value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE
                : value > Long.MIN_VALUE && value < Long.MAX_VALUE;
        return inRange && value == Math.rint(value);
    }

    static boolean fitsInt32(long value) {
        return value == (int) value;
    }

    /** The bound cut to an integer; one that is too large becomes the least, as on the real server's processors. */
    static long cut(double bound) {
        return bound >= Long.MAX_VALUE || bound <= Long.MIN_VALUE || Double.isNaN(bound)
                ? Long.MIN_VALUE
                : (long) bound;
    }

    static String text(double value) {
        return GoFloat.shortest(value);
    }
}
