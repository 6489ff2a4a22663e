package io.envtest.cel.library;

import io.envtest.cel.value.CelType;
import io.envtest.cel.value.OpaqueValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A quantity such as 1.5Gi.
 *
 * @param value the number, with the scale it was written with
 * @param small whether it is kept as a number of 64 bits with a power of ten
 */
record Quantity(BigDecimal value, boolean small) implements OpaqueValue {

    static final CelType TYPE = CelType.opaque("kubernetes.Quantity");

    static final String SYNTAX_ERROR =
            "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
    static final String SUFFIX_ERROR = "unable to parse quantity's suffix";
    static final String NUMBER_ERROR = "unable to parse numeric part of quantity";

    private static final Pattern FORM = Pattern.compile("([+-]?)([0-9]*)(?:\\.([0-9]*))?([eEinumkKMGTP]*[-+]?[0-9]*)");
    private static final Pattern EXPONENT = Pattern.compile("[eE]([-+]?[0-9]+)");
    private static final Map<String, Integer> DECIMAL =
            Map.of("n", -9, "u", -6, "m", -3, "", 0, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);
    private static final Map<String, Integer> BINARY =
            Map.of("Ki", 10, "Mi", 20, "Gi", 30, "Ti", 40, "Pi", 50, "Ei", 60);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal FARTHEST = BigDecimal.valueOf(1000);
    private static final int FINEST = 9;
    private static final int FAST_DIGITS = 18;

    @Override
    public CelType celType() {
        return TYPE;
    }

    /** The quantity, or the text of the error. */
    static Object parse(String text) {
        Matcher form = FORM.matcher(text);
        if (text.isEmpty() || !form.matches()) {
            return SYNTAX_ERROR;
        }
        String whole = form.group(2);
        String fraction = form.group(3) == null ? "" : form.group(3);
        String suffix = form.group(4);
        BigDecimal number =
                new BigDecimal((whole.isEmpty() ? "0" : whole) + (fraction.isEmpty() ? "" : "." + fraction));
        if (form.group(1).equals("-")) {
            number = number.negate();
        }
        Integer binary = BINARY.get(suffix);
        if (binary != null) {
            return binary(number, binary, whole, fraction);
        }
        Integer exponent = decimalExponent(suffix);
        return exponent == null ? SUFFIX_ERROR : decimal(number, exponent, whole, fraction);
    }

    private static @Nullable Integer decimalExponent(String suffix) {
        Matcher exponent = EXPONENT.matcher(suffix);
        if (!exponent.matches()) {
            return DECIMAL.get(suffix);
        }
        BigDecimal bounded = new BigDecimal(exponent.group(1)).min(FARTHEST).max(FARTHEST.negate());
        return bounded.intValue();
    }

    private static Quantity decimal(BigDecimal number, int exponent, String whole, String fraction) {
        boolean small = digits(whole) + fraction.length() <= FAST_DIGITS && exponent - fraction.length() >= -FINEST;
        return new Quantity(rounded(number.scaleByPowerOfTen(exponent)), small);
    }

    private static Quantity binary(BigDecimal number, int exponent, String whole, String fraction) {
        BigDecimal value = rounded(number.multiply(BigDecimal.valueOf(1L << exponent)));
        int precision = 15 - digits(whole) - (int) (exponent * 3f / 10) - 1;
        boolean tooLarge = value.abs().compareTo(LARGEST) > 0;
        BigDecimal bounded = tooLarge ? LARGEST.multiply(BigDecimal.valueOf(value.signum())) : value;
        return new Quantity(bounded, fraction.isEmpty() && precision >= 0);
    }

    private static int digits(String whole) {
        return whole.replaceFirst("^0+(?=.)", "").length();
    }

    /** Nothing is finer than a billionth, and what is gets rounded away from zero. */
    private static BigDecimal rounded(BigDecimal value) {
        return value.scale() > FINEST ? value.setScale(FINEST, RoundingMode.UP) : value;
    }

    private static boolean fitsLong(BigDecimal value) {
        return value.precision() - value.scale() <= 19 && value.abs().compareTo(LARGEST) <= 0;
    }

    /** Whether it is kept as a whole number of 64 bits; 1.0 and 1000m are not. */
    boolean isInteger() {
        return small && value.scale() <= 0 && fitsLong(value);
    }

    Quantity plus(Quantity other) {
        if (other.value.signum() == 0) {
            return this;
        }
        if (value.signum() == 0) {
            return other;
        }
        BigDecimal sum = value.add(other.value);
        return new Quantity(sum, small && other.small && sum.unscaledValue().bitLength() < Long.SIZE);
    }

    Quantity negated() {
        return new Quantity(value.negate(), small);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Quantity quantity && value.compareTo(quantity.value) == 0;
    }

    @Override
    public int hashCode() {
        return value.stripTrailingZeros().hashCode();
    }
}
