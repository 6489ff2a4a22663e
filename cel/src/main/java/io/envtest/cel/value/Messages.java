package io.envtest.cel.value;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The messages of protobuf that every expression may write as literals; what comes of them are plain values:
 * {@code google.protobuf.Int64Value{value: 1}} is 1.
 */
public final class Messages {

    private static final String PACKAGE = "google.protobuf.";
    private static final Map<String, Wrapper> WRAPPERS = Map.of(
            "BoolValue", new Wrapper(CelType.BOOL, false),
            "BytesValue", new Wrapper(CelType.BYTES, new Bytes(new byte[0])),
            "DoubleValue", new Wrapper(CelType.DOUBLE, 0d),
            "FloatValue", new Wrapper(CelType.DOUBLE, 0d),
            "Int32Value", new Wrapper(CelType.INT, 0L),
            "Int64Value", new Wrapper(CelType.INT, 0L),
            "StringValue", new Wrapper(CelType.STRING, ""),
            "UInt32Value", new Wrapper(CelType.UINT, new UInt(0)),
            "UInt64Value", new Wrapper(CelType.UINT, new UInt(0)));
    private static final Map<String, Span> SPANS = Map.of(
            "Duration", new Span(CelType.DURATION, Messages::duration),
            "Timestamp", new Span(CelType.TIMESTAMP, Messages::timestamp));

    private record Wrapper(CelType type, Object zero) {}

    private record Span(CelType type, Function<Map<String, Object>, Object> make) {}

    private Messages() {}

    /** The type of a message's literals; null if it is no such message. */
    public static @Nullable CelType typeOf(String name) {
        String plain = plain(name);
        Wrapper wrapper = WRAPPERS.get(plain);
        Span span = SPANS.get(plain);
        if (wrapper != null) {
            return wrapper.type;
        }
        return span == null ? null : span.type;
    }

    /** The type of a field of a message; null if there is no such field. */
    public static @Nullable CelType fieldOf(String name, String field) {
        Wrapper wrapper = WRAPPERS.get(plain(name));
        if (wrapper != null) {
            return field.equals("value") ? wrapper.type : null;
        }
        return SPANS.containsKey(plain(name)) && (field.equals("seconds") || field.equals("nanos"))
                ? CelType.INT
                : null;
    }

    /** What a literal stands for. */
    public static Object make(String name, Map<String, Object> fields) {
        Wrapper wrapper = WRAPPERS.get(plain(name));
        if (wrapper != null) {
            return fields.getOrDefault("value", wrapper.zero);
        }
        Span span = SPANS.get(plain(name));
        if (span == null) {
            throw new IllegalArgumentException("no message of protobuf: " + name);
        }
        return span.make.apply(fields);
    }

    private static String plain(String name) {
        return name.startsWith(PACKAGE) ? name.substring(PACKAGE.length()) : "";
    }

    private static long number(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof Long number ? number : 0;
    }

    private static Object duration(Map<String, Object> fields) {
        Duration duration = Duration.ofSeconds(number(fields, "seconds")).plusNanos(number(fields, "nanos"));
        BigInteger nanos = BigInteger.valueOf(duration.getSeconds())
                .multiply(BigInteger.valueOf(1_000_000_000))
                .add(BigInteger.valueOf(duration.getNano()));
        return nanos.bitLength() < Long.SIZE ? duration : new CelError("duration overflow");
    }

    private static Object timestamp(Map<String, Object> fields) {
        try {
            Instant instant = Instant.ofEpochSecond(number(fields, "seconds"), number(fields, "nanos"));
            return Timestamps.inRange(instant)
                    ? OffsetDateTime.ofInstant(instant, ZoneOffset.UTC)
                    : new CelError("timestamp overflow");
        } catch (DateTimeException | ArithmeticException e) {
            return new CelError("timestamp overflow");
        }
    }
}
