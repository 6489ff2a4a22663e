package io.envtest.cel.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Doubles as Go prints them. */
public final class GoNumbers {

    private GoNumbers() {}

    /** Go's format 'g' with the fewest digits that read back as the same number: an exponent below 1e-4 and from 1e6 on. */
    public static String shortest(double number) {
        String special = special(number);
        if (special != null) {
            return special;
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0" : "0";
        }
        BigDecimal exact = digits(number);
        int exponent = exact.precision() - exact.scale() - 1;
        return exponent < -4 || exponent >= 6 ? scientific(exact, exponent) : exact.toPlainString();
    }

    /** Go's format 'f' with a fixed number of digits after the point. */
    public static String fixed(double number, int decimals) {
        String special = special(number);
        if (special != null) {
            return special;
        }
        String plain = new BigDecimal(number)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
        return negative(number) && !plain.startsWith("-") ? "-" + plain : plain;
    }

    /** Go's format 'e' with a fixed number of digits after the point. */
    public static String exponential(double number, int decimals) {
        String special = special(number);
        if (special != null) {
            return special;
        }
        BigDecimal rounded = new BigDecimal(number).round(new MathContext(decimals + 1, RoundingMode.HALF_EVEN));
        int exponent = number == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        String mantissa = rounded.movePointLeft(exponent)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
        return (negative(number) && !mantissa.startsWith("-") ? "-" : "") + mantissa + exponent(exponent);
    }

    private static boolean negative(double number) {
        return number < 0 || 1 / number < 0;
    }

    private static @Nullable String special(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        return Double.isInfinite(number) ? number > 0 ? "+Inf" : "-Inf" : null;
    }

    /** The shortest digits that read back as the same number. Double.toString gives one too many now and then before JDK 19. */
    private static BigDecimal digits(double number) {
        for (int precision = 1; precision < 17; precision++) {
            BigDecimal candidate = new BigDecimal(number).round(new MathContext(precision, RoundingMode.HALF_EVEN));
            if (candidate.doubleValue() == number) {
                return candidate.stripTrailingZeros();
            }
        }
        return new BigDecimal(number)
                .round(new MathContext(17, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
    }

    private static String scientific(BigDecimal number, int exponent) {
        return number.movePointLeft(exponent).stripTrailingZeros().toPlainString() + exponent(exponent);
    }

    private static String exponent(int exponent) {
        String digits = Integer.toString(Math.abs(exponent));
        return (exponent < 0 ? "e-" : "e+") + (digits.length() < 2 ? "0" + digits : digits);
    }
}
