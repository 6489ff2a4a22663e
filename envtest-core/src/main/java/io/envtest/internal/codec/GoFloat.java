package io.envtest.internal.codec;

import java.math.BigDecimal;

/** Floats in the shortest form, with an exponent of two digits below 1e-4 and from 1e6 up. */
public final class GoFloat {
    private static final int SMALLEST_PLAIN = -4;
    private static final int LARGEST_PLAIN = 6;
    private static final int SMALLEST_PLAIN_JSON = -6;
    private static final int LARGEST_PLAIN_JSON = 21;

    private GoFloat() {}

    /** The text of a value as Go prints it, {@code %v}. */
    public static String shortest(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= SMALLEST_PLAIN && exponent < LARGEST_PLAIN) {
            return decimal.toPlainString();
        }
        return scientific(decimal, exponent, 2);
    }

    /** The text of a value as Go's JSON has it: plain, with an exponent below 1e-6 and from 1e21 up. */
    public static String json(double value) {
        if (value == 0 || Double.isInfinite(value) || Double.isNaN(value)) {
            return value == 0 ? "0" : Double.toString(value);
        }
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        return exponent >= SMALLEST_PLAIN_JSON && exponent < LARGEST_PLAIN_JSON
                ? decimal.toPlainString()
                : scientific(decimal, exponent, 1);
    }

    private static String scientific(BigDecimal decimal, int exponent, int exponentDigits) {
        String digits = decimal.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        String size = Integer.toString(Math.abs(exponent));
        String sign = decimal.signum() < 0 ? "-" : "";
        return sign
                + mantissa
                + (exponent < 0 ? "e-" : "e+")
                + "0".repeat(Math.max(0, exponentDigits - size.length()))
                + size;
    }
}
