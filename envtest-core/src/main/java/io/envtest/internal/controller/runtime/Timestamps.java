package io.envtest.internal.controller.runtime;

import io.envtest.time.ClusterClock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times as objects carry them: RFC 3339 in UTC, whole seconds ({@code Time}) or six digits more ({@code MicroTime}). */
public final class Timestamps {

    private static final DateTimeFormatter MICRO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private Timestamps() {}

    /** The text of a time, cut to whole seconds. */
    public static String format(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The text of a time with microseconds. */
    public static String formatMicro(Instant time) {
        return MICRO.format(time);
    }

    /** The text of the clock's time, cut to whole seconds. */
    public static String now(ClusterClock clock) {
        return format(clock.now());
    }

    /** The time a text stands for; empty if the text is empty or no time. */
    public static Optional<Instant> parse(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
