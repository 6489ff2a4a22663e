package io.envtest.internal.schema.format;

import io.envtest.internal.field.GoDuration;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates, times and durations. */
final class TimeFormats {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME =
            Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(.\\d+)?(z|[+-]\\d{2}:\\d{2})", Pattern.DOTALL);
    private static final Pattern AMOUNT = Pattern.compile("(\\d+)\\s*([A-Za-zµ]+)");
    private static final Set<String> UNITS = Set.of("ns", "us", "µs", "ms", "s", "m", "h", "hr", "d", "w", "wk");
    private static final Set<String> LONG_UNITS = Set.of("nano", "micro", "milli", "sec", "min", "hour", "day", "week");
    private static final int MOST_DIGITS = 18;

    private TimeFormats() {}

    static boolean isDate(String text) {
        try {
            return DATE.matcher(text).matches() && LocalDate.parse(text).getYear() >= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    static boolean isDateTime(String text) {
        String[] parts = text.toLowerCase(Locale.ROOT).split("t", -1);
        return parts.length > 1 && isDate(parts[0]) && TIME.matcher(parts[1]).matches();
    }

    /** As Go writes it, or amounts with units in words: one that is understood is enough. */
    static boolean isDuration(String text) {
        return GoDuration.problem(text).isEmpty() || inWords(text);
    }

    private static boolean inWords(String text) {
        Matcher amounts = AMOUNT.matcher(text);
        boolean understood = false;
        while (amounts.find()) {
            if (amounts.group(1).length() > MOST_DIGITS) {
                return false;
            }
            String unit = amounts.group(2).toLowerCase(Locale.ROOT);
            understood |= UNITS.contains(unit) || LONG_UNITS.stream().anyMatch(unit::startsWith);
        }
        return understood;
    }
}
