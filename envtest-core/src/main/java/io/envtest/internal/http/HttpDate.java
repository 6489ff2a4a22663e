package io.envtest.internal.http;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Date} of answers, written once a second. The HTTP library writes it with the locale data of the JDK, which
 * takes the first answer of a JVM longer than all the rest of it. Thread-safe.
 */
final class HttpDate {

    private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final int TWO_DIGITS = 10;

    private final Supplier<Instant> clock;
    private volatile @Nullable Written last;

    private record Written(long second, String text) {}

    HttpDate(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /** This second, for example {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
    String text() {
        long second = clock.get().getEpochSecond();
        Written known = last;
        if (known == null || known.second != second) {
            known = new Written(second, format(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC)));
            last = known;
        }
        return known.text;
    }

    private static String format(LocalDateTime time) {
        return DAYS.get(time.getDayOfWeek().ordinal())
                + ", " + two(time.getDayOfMonth())
                + " " + MONTHS.get(time.getMonth().ordinal())
                + " " + time.getYear()
                + " " + two(time.getHour())
                + ":" + two(time.getMinute())
                + ":" + two(time.getSecond())
                + " GMT";
    }

    private static String two(int number) {
        return number < TWO_DIGITS ? "0" + number : Integer.toString(number);
    }
}
