package io.envtest.cel.library;

import io.envtest.cel.value.Bytes;
import io.envtest.cel.value.CelError;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.GoDurations;
import io.envtest.cel.value.GoNumbers;
import io.envtest.cel.value.Timestamps;
import io.envtest.cel.value.UInt;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Converts values to other types. */
final class Conversions {

    private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");
    private static final Pattern FLOAT = Pattern.compile(
            "[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?0[xX][0-9a-fA-F]*\\.?[0-9a-fA-F]*[pP][+-]?[0-9]+");
    private static final Set<String> INFINITE = Set.of("inf", "infinity");

    private Conversions() {}

    static Object toBool(Object value) {
        if (value instanceof String text) {
            return TRUE.contains(text)
                    ? true
                    : FALSE.contains(text) ? (Object) false : failed(CelType.STRING, CelType.BOOL);
        }
        return value;
    }

    static Object toBytes(Object value) {
        return value instanceof String text ? new Bytes(text.getBytes(StandardCharsets.UTF_8)) : value;
    }

    static Object toDouble(Object value) {
        if (value instanceof String text) {
            Double number = parseDouble(text);
            return number == null ? failed(CelType.STRING, CelType.DOUBLE) : number;
        }
        if (value instanceof Long number) {
            return (double) number;
        }
        return value instanceof UInt number ? (Object) number.toDouble() : value;
    }

    private static @Nullable Double parseDouble(String text) {
        if (FLOAT.matcher(text).matches()) {
            double number = Double.parseDouble(text);
            return Double.isInfinite(number) ? null : number;
        }
        boolean signed = text.startsWith("+") || text.startsWith("-");
        String word = (signed ? text.substring(1) : text).toLowerCase(Locale.ROOT);
        if (INFINITE.contains(word)) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return !signed && word.equals("nan") ? Double.NaN : null;
    }

    static Object toDuration(Object value) {
        if (value instanceof String text) {
            Duration duration = GoDurations.parse(text);
            return duration == null ? failed(CelType.STRING, CelType.DURATION) : duration;
        }
        return value instanceof Long nanos ? Duration.ofNanos(nanos) : value;
    }

    static Object toInt(Object value) {
        if (value instanceof Double number) {
            boolean fits = number > -0x1p63 && number < 0x1p63;
            return fits ? (Object) number.longValue() : Arithmetic.INT_OVERFLOW;
        }
        if (value instanceof UInt number) {
            return number.bits() < 0 ? Arithmetic.INT_OVERFLOW : (Object) number.bits();
        }
        if (value instanceof Duration duration) {
            return duration.toNanos();
        }
        if (value instanceof OffsetDateTime time) {
            return time.toEpochSecond();
        }
        return value instanceof String text ? parseInt(text) : value;
    }

    private static Object parseInt(String text) {
        try {
            return text.chars().allMatch(c -> c < 0x80)
                    ? (Object) Long.parseLong(text)
                    : failed(CelType.STRING, CelType.INT);
        } catch (NumberFormatException invalid) {
            return failed(CelType.STRING, CelType.INT);
        }
    }

    static Object toText(Object value) {
        if (value instanceof Bytes bytes) {
            String text = bytes.decode();
            return text == null ? new CelError("invalid UTF-8 in bytes, cannot convert to string") : text;
        }
        if (value instanceof Double number) {
            return GoNumbers.shortest(number);
        }
        if (value instanceof Duration duration) {
            return seconds(duration) + "s";
        }
        return value instanceof OffsetDateTime time ? Timestamps.format(time) : value.toString();
    }

    private static String seconds(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        return seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString();
    }

    static Object toTimestamp(Object value) {
        if (value instanceof String text) {
            OffsetDateTime time = Timestamps.parse(text);
            if (time == null) {
                return failed(CelType.STRING, CelType.TIMESTAMP);
            }
            return Timestamps.inRange(time.toInstant()) ? time : Temporal.TIMESTAMP_OVERFLOW;
        }
        if (value instanceof Long seconds) {
            boolean far = Math.abs(seconds) > 1L << 40 || !Timestamps.inRange(Instant.ofEpochSecond(seconds));
            return far
                    ? Temporal.TIMESTAMP_OVERFLOW
                    : Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC);
        }
        return value;
    }

    static Object toUInt(Object value) {
        if (value instanceof Double number) {
            boolean fits = number >= 0 && number < 0x1p64;
            return fits ? new UInt(new BigDecimal(number).toBigInteger().longValue()) : Arithmetic.UINT_OVERFLOW;
        }
        if (value instanceof Long number) {
            return number < 0 ? Arithmetic.UINT_OVERFLOW : new UInt(number);
        }
        if (!(value instanceof String text)) {
            return value;
        }
        try {
            return text.startsWith("+") ? failed(CelType.STRING, CelType.UINT) : new UInt(Long.parseUnsignedLong(text));
        } catch (NumberFormatException invalid) {
            return failed(CelType.STRING, CelType.UINT);
        }
    }

    private static CelError failed(CelType from, CelType to) {
        return CelError.conversion(from, to);
    }
}
