package io.envtest.internal.codec;

import java.math.BigDecimal;

/** Floats in the shortest form, with an exponent of two digits below 1e-4 and from 1e6 up. */
public final class GoFloat {
    private static final int SMALLEST_PLAIN = -4;
    private static final int LARGEST_PLAIN = 6;

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
        String digits = decimal.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return String.format("%s%se%+03d", value < 0 ? "-" : "", mantissa, exponent);
    }
}
