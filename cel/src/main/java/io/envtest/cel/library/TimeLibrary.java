package io.envtest.cel.library;

import static io.envtest.cel.function.Overload.member;
import static io.envtest.cel.value.CelType.DURATION;
import static io.envtest.cel.value.CelType.INT;
import static io.envtest.cel.value.CelType.STRING;
import static io.envtest.cel.value.CelType.TIMESTAMP;

import io.envtest.cel.function.CallCost;
import io.envtest.cel.function.Function;
import io.envtest.cel.value.CelError;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What can be read from timestamps and durations. */
final class TimeLibrary {

    /** Zones that are names of offsets. */
    private static final Map<String, String> FIXED = Map.of("EST", "-05:00", "MST", "-07:00", "HST", "-10:00");

    private TimeLibrary() {}

    static List<Function> functions() {
        return List.of(
                ofTimestamp("getFullYear", ZonedDateTime::getYear),
                ofTimestamp("getMonth", time -> time.getMonthValue() - 1),
                ofTimestamp("getDayOfYear", time -> time.getDayOfYear() - 1),
                ofTimestamp("getDate", ZonedDateTime::getDayOfMonth),
                ofTimestamp("getDayOfMonth", time -> time.getDayOfMonth() - 1),
                ofTimestamp("getDayOfWeek", time -> time.getDayOfWeek().getValue() % 7),
                ofTimestamp("getHours", ZonedDateTime::getHour),
                ofTimestamp("getMinutes", ZonedDateTime::getMinute),
                ofTimestamp("getSeconds", ZonedDateTime::getSecond),
                ofTimestamp("getMilliseconds", time -> time.getNano() / 1_000_000),
                ofDuration("getHours", Duration::toHours),
                ofDuration("getMinutes", Duration::toMinutes),
                ofDuration("getSeconds", duration -> duration.toMillis() / 1000),
                ofDuration("getMilliseconds", Duration::toMillis));
    }

    private static Function ofTimestamp(String name, ToLongFunction<ZonedDateTime> part) {
        return Function.of(
                name,
                member(
                        List.of(TIMESTAMP),
                        INT,
                        CallCost.ONE,
                        args -> part.applyAsLong(((OffsetDateTime) args[0]).atZoneSameInstant(ZoneOffset.UTC))),
                member(List.of(TIMESTAMP, STRING), INT, CallCost.ONE, args -> inZone(args, part)));
    }

    private static Function ofDuration(String name, ToLongFunction<Duration> part) {
        return Function.of(
                name, member(List.of(DURATION), INT, CallCost.ONE, args -> part.applyAsLong((Duration) args[0])));
    }

    private static Object inZone(Object[] args, ToLongFunction<ZonedDateTime> part) {
        String zone = (String) args[1];
        Object found = zone.contains(":") ? offset(zone) : named(zone);
        return found instanceof ZoneId id
                ? (Object) part.applyAsLong(((OffsetDateTime) args[0]).atZoneSameInstant(id))
                : found;
    }

    private static Object named(String zone) {
        try {
            return zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(FIXED.getOrDefault(zone, zone));
        } catch (DateTimeException unknown) {
            return new CelError("unknown time zone " + zone);
        }
    }

    private static Object offset(String zone) {
        int colon = zone.indexOf(':');
        Object hours = number(zone.substring(0, colon));
        Object minutes = number(zone.substring(colon + 1));
        if (!(hours instanceof Integer h && minutes instanceof Integer m)) {
            return hours instanceof CelError ? hours : minutes;
        }
        int total = h < 0 ? h * 60 - m : h * 60 + m;
        return Math.abs(total) > 18 * 60
                ? new CelError("unknown time zone " + zone)
                : ZoneOffset.ofTotalSeconds(total * 60);
    }

    private static Object number(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException invalid) {
            return new CelError("strconv.Atoi: parsing \"" + text + "\": invalid syntax");
        }
    }
}
