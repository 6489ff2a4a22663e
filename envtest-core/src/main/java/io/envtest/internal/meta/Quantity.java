package io.envtest.internal.meta;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount of a resource such as {@code 500m}, {@code 2Gi} or {@code 1e3}: exact to the billionth, with the suffix
 * family it was written in; prints in its shortest form, so that {@code 1000m} is {@code 1}, but as it was written where
 * only signs, leading zeros and the place of the point differ. Immutable. Two quantities are equal if they print alike; use {@link #compareTo} to
 * compare amounts.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">Quantity</a>
 */
public final class Quantity implements Comparable<Quantity> {

    /** Nothing. */
    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO, Family.DECIMAL, "0", false);

    private static final Pattern SYNTAX = Pattern.compile("([+-]?)(\\d*)(?:\\.(\\d*))?([eEinumkKMGTP]*[-+]?\\d*)");
    private static final Map<String, Integer> DECIMAL =
            Map.of("n", -9, "u", -6, "m", -3, "", 0, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);
    private static final Map<String, Integer> BINARY =
            Map.of("Ki", 10, "Mi", 20, "Gi", 30, "Ti", 40, "Pi", 50, "Ei", 60);
    private static final String[] DECIMAL_BY_THREE = {"n", "u", "m", "", "k", "M", "G", "T", "P", "E", ""};
    private static final String[] BINARY_BY_TEN = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
    private static final BigDecimal SMALLEST_BINARY = BigDecimal.valueOf(1024);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private enum Family {
        DECIMAL,
        EXPONENT,
        BINARY
    }

    private final BigDecimal amount;
    private final Family family;
    private final String text;

    /** Whether the real server keeps it as a decimal of any length, with which it counts in another way. */
    private final boolean isLong;

    private Quantity(BigDecimal amount, Family family, String text, boolean isLong) {
        this.amount = amount;
        this.family = family;
        this.text = text;
        this.isLong = isLong;
    }

    /**
     * Reads a quantity.
     *
     * @throws BadQuantityException if it is none, worded as the real server words it
     */
    public static Quantity parse(String text) {
        if (isShort(text)) {
            return parseShort(text);
        }
        Matcher matcher = SYNTAX.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            throw BadQuantityException.syntax();
        }
        String whole = matcher.group(2);
        String fraction = matcher.group(3) == null ? "" : matcher.group(3);
        String suffix = matcher.group(4);
        boolean binary = BINARY.containsKey(suffix);
        int exponent = binary ? power(BINARY, suffix) : decimalExponent(suffix);
        BigDecimal number = new BigDecimal(new BigInteger("0" + whole + fraction), fraction.length());
        BigDecimal amount = binary
                ? number.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(exponent)))
                : number.scaleByPowerOfTen(exponent);
        Family family = binary ? Family.BINARY : isExponent(suffix) ? Family.EXPONENT : Family.DECIMAL;
        int digits = Math.max(1, number.precision() - fraction.length()) + fraction.length();
        boolean isLong =
                binary ? !fraction.isEmpty() || digits + exponent * 3 / 10 > 14 : digits > 18 || amount.scale() > 9;
        Quantity parsed = rounded(matcher.group(1).equals("-") ? amount.negate() : amount, family, isLong);
        boolean isShifted = !binary && number.precision() > fraction.length();
        boolean shortest = (fraction.isEmpty() || isShifted)
                && parsed.amount.abs().compareTo(amount) == 0
                && parsed.isWritten(number.unscaledValue(), exponent - fraction.length());
        return shortest ? new Quantity(parsed.amount, family, text, isLong) : parsed;
    }

    /**
     * How a quantity prints, without making it where its form is the shortest already, as it mostly is.
     *
     * @throws BadQuantityException if it is none
     */
    public static String print(String text) {
        return isShort(text) ? text : parse(text).toString();
    }

    /** The same, rounded up to thousandths. */
    public static String printRounded(String text) {
        return isShort(text) ? text : parse(text).roundedUpToMillis().toString();
    }

    private static Quantity parseShort(String text) {
        int digits = 0;
        long number = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            number = number * 10 + text.charAt(digits++) - '0';
        }
        String suffix = text.substring(digits);
        if (suffix.length() == 2) {
            return new Quantity(BigDecimal.valueOf(number << power(BINARY, suffix)), Family.BINARY, text, false);
        }
        int exponent = power(DECIMAL, suffix);
        BigDecimal amount = exponent < 0
                ? BigDecimal.valueOf(number, -exponent)
                : BigDecimal.valueOf(number).scaleByPowerOfTen(exponent);
        return new Quantity(amount, Family.DECIMAL, text, false);
    }

    /** Whether it is a number below 1000, perhaps with a common suffix: no shorter form of that exists. */
    private static boolean isShort(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0 || digits > 3 || text.charAt(0) == '0') {
            return false;
        }
        return switch (text.length() - digits) {
            case 0 -> true;
            case 1 -> "mkMGT".indexOf(text.charAt(digits)) >= 0;
            case 2 -> text.charAt(digits + 1) == 'i' && "KMGT".indexOf(text.charAt(digits)) >= 0;
            default -> false;
        };
    }

    /** Reads a quantity that may not be one. */
    public static Optional<Quantity> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (BadQuantityException e) {
            return Optional.empty();
        }
    }

    /** A whole number. */
    public static Quantity of(long value) {
        return canonical(BigDecimal.valueOf(value), Family.DECIMAL);
    }

    /** Thousandths. */
    public static Quantity ofMillis(long value) {
        return canonical(BigDecimal.valueOf(value, 3), Family.DECIMAL);
    }

    /** Rounded up to thousandths, as resource lists keep it. */
    public Quantity roundedUpToMillis() {
        BigDecimal rounded = isLong || amount.scale() > 3 ? amount.setScale(3, RoundingMode.UP) : amount;
        boolean same = rounded.compareTo(amount) == 0;
        return same && !isLong
                ? this
                : new Quantity(rounded, family, same ? text : canonical(rounded, family).text, isLong);
    }

    /** The sum, in the form of this quantity unless it is zero. */
    public Quantity plus(Quantity other) {
        return canonical(amount.add(other.amount), amount.signum() == 0 ? other.family : family);
    }

    /** The difference, in the form of this quantity unless it is zero. */
    public Quantity minus(Quantity other) {
        return canonical(amount.subtract(other.amount), amount.signum() == 0 ? other.family : family);
    }

    /** -1, 0 or 1. */
    public int sign() {
        return amount.signum();
    }

    /** The whole number, rounded up; one that is too large for a long is cut as the real server cuts it. */
    public long value() {
        return scaled(0);
    }

    /** Thousandths, rounded up; cut likewise. */
    public long milliValue() {
        return scaled(3);
    }

    private long scaled(int decimals) {
        return isLong ? longScaled(decimals) : shortScaled(amount.scaleByPowerOfTen(decimals));
    }

    /** Rounded away from zero; nothing is left of what is too large. */
    private static long shortScaled(BigDecimal number) {
        if (number.precision() - number.scale() > MOST.precision()) {
            return 0;
        }
        BigInteger whole = number.setScale(0, RoundingMode.UP).toBigInteger();
        return whole.bitLength() < Long.SIZE ? whole.longValue() : 0;
    }

    /** Of what is too large the lowest 64 bits are left, which are rounded up. */
    private long longScaled(int decimals) {
        int cut = amount.scale() - decimals;
        BigInteger digits = amount.unscaledValue();
        if (cut <= 0) {
            return cut <= -Long.SIZE
                    ? 0
                    : digits.multiply(BigInteger.TEN.pow(-cut)).longValue();
        }
        boolean isLarge = digits.compareTo(BigInteger.valueOf(Long.MAX_VALUE)) >= 0 || cut >= MOST.precision();
        BigInteger[] parts =
                (isLarge ? digits : BigInteger.valueOf(digits.longValue())).divideAndRemainder(BigInteger.TEN.pow(cut));
        return parts[0].longValue() + (parts[1].signum() == 0 ? 0 : 1);
    }

    /** The exact amount. */
    public BigDecimal amount() {
        return amount;
    }

    /** Whether it is a whole number. */
    public boolean isWhole() {
        return amount.stripTrailingZeros().scale() <= 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return amount.compareTo(other.amount);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Quantity quantity && quantity.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As it prints. */
    @Override
    public String toString() {
        return text;
    }

    private static int decimalExponent(String suffix) {
        Integer known = DECIMAL.get(suffix);
        if (known != null) {
            return known;
        }
        if (!isExponent(suffix)) {
            throw BadQuantityException.suffix();
        }
        try {
            return Integer.parseInt(suffix.substring(1));
        } catch (NumberFormatException e) {
            throw BadQuantityException.suffix();
        }
    }

    private static boolean isExponent(String suffix) {
        return suffix.length() > 1 && (suffix.charAt(0) == 'e' || suffix.charAt(0) == 'E');
    }

    private static Quantity rounded(BigDecimal amount, Family family, boolean isLong) {
        BigDecimal fine = amount.scale() > 9 ? amount.setScale(9, RoundingMode.UP) : amount;
        if (family != Family.BINARY) {
            return canonical(fine, family, isLong);
        }
        BigDecimal size = fine.abs();
        BigDecimal capped = size.compareTo(MOST) > 0 ? MOST.multiply(BigDecimal.valueOf(fine.signum())) : fine;
        boolean small = size.signum() > 0 && size.compareTo(BigDecimal.ONE) < 0;
        return canonical(capped, small ? Family.DECIMAL : Family.BINARY, isLong);
    }

    private static Quantity canonical(BigDecimal amount, Family family) {
        return canonical(amount, family, amount.unscaledValue().bitLength() >= Long.SIZE);
    }

    private static Quantity canonical(BigDecimal amount, Family family, boolean isLong) {
        if (amount.signum() == 0) {
            return new Quantity(amount, family, "0", isLong);
        }
        if (isBinary(amount, family)) {
            BigInteger whole = amount.toBigIntegerExact();
            int step = binaryStep(whole);
            return new Quantity(amount, family, whole.shiftRight(10 * step) + BINARY_BY_TEN[step], isLong);
        }
        int exponent = decimalExponent(amount);
        BigInteger mantissa = amount.scaleByPowerOfTen(-exponent).toBigIntegerExact();
        String suffix = family == Family.EXPONENT
                ? (exponent == 0 ? "" : "e" + exponent)
                : DECIMAL_BY_THREE[Math.min(exponent / 3 + 3, DECIMAL_BY_THREE.length - 1)];
        return new Quantity(amount, family, mantissa + suffix, isLong);
    }

    /** Whether the shortest form has this number before this exponent (of ten, or of two). */
    private boolean isWritten(BigInteger mantissa, int exponent) {
        if (amount.signum() == 0) {
            return false;
        }
        if (isBinary(amount, family)) {
            BigInteger whole = amount.abs().toBigInteger();
            int step = binaryStep(whole);
            return exponent == 10 * step && whole.shiftRight(exponent).equals(mantissa);
        }
        return exponent == decimalExponent(amount)
                && amount.abs().scaleByPowerOfTen(-exponent).compareTo(new BigDecimal(mantissa)) == 0;
    }

    private static boolean isBinary(BigDecimal amount, Family family) {
        return family == Family.BINARY
                && amount.abs().compareTo(SMALLEST_BINARY) >= 0
                && amount.stripTrailingZeros().scale() <= 0;
    }

    private static int binaryStep(BigInteger whole) {
        return Math.min(whole.getLowestSetBit() / 10, BINARY_BY_TEN.length - 1);
    }

    /** The largest multiple of three that leaves a whole number. */
    private static int decimalExponent(BigDecimal amount) {
        return Math.floorDiv(-amount.stripTrailingZeros().scale(), 3) * 3;
    }

    private static int power(Map<String, Integer> powers, String suffix) {
        return Objects.requireNonNull(powers.get(suffix), suffix);
    }
}
