package io.envtest.cel.function;

/** Arithmetic on numbers that are not negative, which stays at the largest number instead of overflowing. */
public final class Saturated {

    private Saturated() {}

    /** The sum. */
    public static long add(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** The product. */
    public static long multiply(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        return high != 0 || low < 0 ? Long.MAX_VALUE : low;
    }

    /** The product with a factor, rounded up. */
    public static long scale(long a, double factor) {
        double product = Math.ceil(a * factor);
        return a == Long.MAX_VALUE || product >= 0x1p63 ? Long.MAX_VALUE : (long) product;
    }
}
