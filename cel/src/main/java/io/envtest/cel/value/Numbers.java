package io.envtest.cel.value;

/** Comparison of numbers of different types. */
public final class Numbers {

    private Numbers() {}

    /** Whether the value is an int, a uint or a double. */
    public static boolean isNumber(Object value) {
        return value instanceof Long || value instanceof Double || value instanceof UInt;
    }

    /** Whether the value is a double that is not a number and therefore has no order. */
    public static boolean isNaN(Object value) {
        return value instanceof Double number && number.isNaN();
    }

    /** The order of two numbers, neither of which is NaN: negative, zero or positive. */
    public static int compare(Object left, Object right) {
        if (left instanceof Long a) {
            return right instanceof Long b ? Long.compare(a, b) : compareInt(a, right);
        }
        if (left instanceof UInt a) {
            return right instanceof UInt b ? a.compareTo(b) : compareUInt(a, right);
        }
        double a = (Double) left;
        return right instanceof Double b ? compareDoubles(a, b) : -compare(right, left);
    }

    private static int compareInt(long left, Object right) {
        if (right instanceof UInt number) {
            return left < 0 || number.bits() < 0 ? -1 : Long.compare(left, number.bits());
        }
        return compareDoubles(left, (Double) right);
    }

    private static int compareUInt(UInt left, Object right) {
        return right instanceof Long number
                ? -compareInt(number, left)
                : compareDoubles(left.toDouble(), (Double) right);
    }

    private static int compareDoubles(double left, double right) {
        return left < right ? -1 : left > right ? 1 : 0;
    }
}
