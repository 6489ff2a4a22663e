package io.envtest.cel.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Points in time in the notation of RFC 3339, from the year 1 to the year 9999. They keep the offset they were written with. */
public final class Timestamps {

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendOffset("+HH:MM", "Z")
            .toFormatter(Locale.ROOT);
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final Pattern RFC_3339 = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{1,2}:[0-9]{2}:[0-9]{2}([.,][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern NINE_DIGITS = Pattern.compile("(\\.[0-9]{9})[0-9]+");
    private static final Pattern LOOSE = Pattern.compile(
            "([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}:[0-9]{2}:[0-9]{2})(\\.[0-9]+)?(Z|z|[+-][0-9]{2}:?[0-9]{2})?");

    private Timestamps() {}

    /** The point in time, or null when the text is none. */
    public static @Nullable OffsetDateTime parse(String text) {
        return RFC_3339.matcher(text).matches() ? read(text.replace(',', '.')) : null;
    }

    private static @Nullable OffsetDateTime read(String text) {
        boolean oneDigitHour = text.length() > 12 && text.charAt(12) == ':';
        String padded = oneDigitHour ? text.substring(0, 11) + "0" + text.substring(11) : text;
        try {
            return OffsetDateTime.parse(NINE_DIGITS.matcher(padded).replaceFirst("$1"));
        } catch (DateTimeParseException invalid) {
            return null;
        }
    }

    /** As {@link #parse}, but with the freedoms of the OpenAPI format date-time: a space or t between, no zone. */
    public static @Nullable OffsetDateTime parseDateTime(String text) {
        var match = LOOSE.matcher(text);
        if (!match.matches()) {
            return null;
        }
        String fraction = match.group(3) == null ? "" : match.group(3);
        String zone = match.group(4) == null ? "Z" : match.group(4).toUpperCase(Locale.ROOT);
        String offset = zone.length() == 5 ? zone.substring(0, 3) + ":" + zone.substring(3) : zone;
        return read(match.group(1) + "T" + match.group(2) + fraction + offset);
    }

    /** Midnight in UTC of a date such as 2024-02-29, or null when the text is none. */
    public static @Nullable OffsetDateTime parseDate(String text) {
        try {
            return LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC);
        } catch (DateTimeException invalid) {
            return null;
        }
    }

    /** Whether the language has such a timestamp. */
    public static boolean inRange(Instant instant) {
        return !instant.isBefore(FIRST) && !instant.isAfter(LAST);
    }

    /** The notation of RFC 3339 with as few digits of a fraction as needed. */
    public static String format(OffsetDateTime timestamp) {
        return FORMAT.format(timestamp);
    }
}
