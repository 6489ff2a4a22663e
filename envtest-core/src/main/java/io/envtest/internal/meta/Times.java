package io.envtest.internal.meta;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Points in time as objects carry them. */
public final class Times {

    private static final DateTimeFormatter MICRO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private static final long SECONDS_OF_DAY = 24 * 60 * 60;
    private static final int LAST_OF_FOUR_DIGITS = 9999;

    private Times() {}

    /** RFC 3339 in whole seconds, UTC: the form of a Time. */
    public static String seconds(Instant time) {
        long second = time.getEpochSecond();
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_OF_DAY));
        if (date.getYear() < 0 || date.getYear() > LAST_OF_FOUR_DIGITS) {
            return time.truncatedTo(ChronoUnit.SECONDS).toString();
        }
        int ofDay = (int) Math.floorMod(second, SECONDS_OF_DAY);
        StringBuilder text = new StringBuilder("0000-00-00T00:00:00Z");
        digits(text, 4, date.getYear());
        digits(text, 7, date.getMonthValue());
        digits(text, 10, date.getDayOfMonth());
        digits(text, 13, ofDay / 3600);
        digits(text, 16, ofDay / 60 % 60);
        digits(text, 19, ofDay % 60);
        return text.toString();
    }

    /** Writes a number so that it ends there; written each time an object is, where a formatter would cost more than all else. */
    private static void digits(StringBuilder text, int end, int number) {
        int at = end;
        for (int rest = number; rest > 0; rest /= 10) {
            text.setCharAt(--at, (char) ('0' + rest % 10));
        }
    }

    /** RFC 3339 with six digits of a second, UTC: the form of a MicroTime. */
    public static String micros(Instant time) {
        return MICRO.format(time);
    }
}
