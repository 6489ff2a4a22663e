package io.envtest.internal.meta;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Points in time as objects carry them. */
public final class Times {

    private static final DateTimeFormatter MICRO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private Times() {}

    /** RFC 3339 in whole seconds, UTC: the form of a Time. */
    public static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** RFC 3339 with six digits of a second, UTC: the form of a MicroTime. */
    public static String micros(Instant time) {
        return MICRO.format(time);
    }
}
