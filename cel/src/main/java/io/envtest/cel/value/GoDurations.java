package io.envtest.cel.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations in Go's notation, such as 1h30m or 1.5s. */
public final class GoDurations {

    private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)");
    private static final Pattern WORDED = Pattern.compile("([0-9]+)\\s*([A-Za-zµ]+)");
    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "μs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("nano", "ns"),
            Map.entry("micro", "us"),
            Map.entry("milli", "ms"),
            Map.entry("sec", "s"),
            Map.entry("min", "m"),
            Map.entry("hr", "h"),
            Map.entry("hour", "h"));

    private GoDurations() {}

    /** The duration, or null when the text is none; at most about 292 years. */
    public static @Nullable Duration parse(String text) {
        String unsigned = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        if (unsigned.equals("0")) {
            return Duration.ZERO;
        }
        BigDecimal nanos = sum(unsigned);
        return nanos == null ? null : ofNanos(text.startsWith("-") ? nanos.negate() : nanos);
    }

    private static @Nullable BigDecimal sum(String text) {
        Matcher part = PART.matcher(text);
        BigDecimal nanos = BigDecimal.ZERO;
        int end = 0;
        while (end < text.length() && part.find(end) && part.start() == end) {
            BigDecimal unit = BigDecimal.valueOf(NANOS.getOrDefault(part.group(2), 0L));
            nanos = nanos.add(new BigDecimal(withoutTrailingPoint(part.group(1)))
                    .multiply(unit)
                    .setScale(0, RoundingMode.DOWN));
            end = part.end();
        }
        return end == text.length() && end > 0 ? nanos : null;
    }

    private static String withoutTrailingPoint(String number) {
        return number.endsWith(".") ? number.substring(0, number.length() - 1) : number;
    }

    private static @Nullable Duration ofNanos(BigDecimal nanos) {
        try {
            return Duration.ofNanos(nanos.longValueExact());
        } catch (ArithmeticException tooLong) {
            return null;
        }
    }

    /** As {@link #parse}, but also the notation with words that the OpenAPI format allows: {@code 3 days}, {@code 2 weeks}. */
    public static @Nullable Duration parseLenient(String text) {
        Duration plain = parse(text);
        return plain != null ? plain : parseWords(text);
    }

    private static @Nullable Duration parseWords(String text) {
        Matcher part = WORDED.matcher(text.strip());
        Duration sum = Duration.ZERO;
        boolean any = false;
        while (part.find()) {
            Duration unit = unit(part.group(2));
            if (unit == null || part.group(1).length() > 9) {
                return null;
            }
            sum = sum.plus(unit.multipliedBy(Long.parseLong(part.group(1))));
            any = true;
        }
        return any ? sum : null;
    }

    private static @Nullable Duration unit(String word) {
        String singular = word.length() > 2 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        return switch (singular) {
            case "d", "day" -> Duration.ofDays(1);
            case "w", "week", "wk" -> Duration.ofDays(7);
            default -> {
                Long nanos = NANOS.get(WORDS.getOrDefault(singular, singular));
                yield nanos == null ? null : Duration.ofNanos(nanos);
            }
        };
    }

    /** Go's way to print a duration: {@code 1h30m0s}, {@code 1.5s}, {@code 20ms}, {@code 0s}. */
    public static String format(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        BigDecimal nanos = BigDecimal.valueOf(duration.getSeconds(), -9).add(BigDecimal.valueOf(duration.getNano()));
        String sign = nanos.signum() < 0 ? "-" : "";
        long absolute = nanos.abs().longValue();
        if (absolute < 1_000_000_000L) {
            return sign + belowSecond(absolute);
        }
        long hours = absolute / 3_600_000_000_000L;
        long minutes = absolute / 60_000_000_000L % 60;
        String seconds = plain(absolute % 60_000_000_000L, 9) + "s";
        return sign + (hours > 0 ? hours + "h" : "") + (hours > 0 || minutes > 0 ? minutes + "m" : "") + seconds;
    }

    private static String belowSecond(long nanos) {
        if (nanos < 1_000) {
            return nanos + "ns";
        }
        return nanos < 1_000_000 ? plain(nanos, 3) + "µs" : plain(nanos, 6) + "ms";
    }

    private static String plain(long nanos, int scale) {
        BigDecimal number = BigDecimal.valueOf(nanos, scale).stripTrailingZeros();
        return number.signum() == 0 ? "0" : number.toPlainString();
    }
}
