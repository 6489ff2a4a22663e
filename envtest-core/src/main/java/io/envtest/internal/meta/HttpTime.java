package io.envtest.internal.meta;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Moments as headers of HTTP state them. Written by hand, as the JDK's formatters load locale data, which takes the first
 * answer of a JVM longer than all the rest of it. Pure.
 */
public final class HttpTime {

    private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final int TWO_DIGITS = 10;

    private HttpTime() {}

    /** A moment to the second, for example {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
    public static String text(Instant moment) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(moment.getEpochSecond(), 0, ZoneOffset.UTC);
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
