package io.envtest.internal.cron;

import io.envtest.internal.field.GoDuration;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When something recurs: five fields {@code minute hour day-of-month month day-of-week}, or {@code @daily}, {@code @every 5m} and
 * their like. Immutable.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax">Schedule syntax</a>
 */
public final class CronSchedule {

    private static final int FIELDS = 5;
    private static final int YEARS_AHEAD = 5;
    private static final String EVERY = "@every ";
    private static final Map<String, String> MACROS = Map.of(
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");

    private final List<CronField> fields;
    private final @Nullable Duration every;

    private CronSchedule(List<CronField> fields, @Nullable Duration every) {
        this.fields = fields;
        this.every = every;
    }

    /**
     * Reads a schedule.
     *
     * @throws CronSyntaxException if the text is none
     */
    public static CronSchedule parse(String text) throws CronSyntaxException {
        if (text.isEmpty()) {
            throw new CronSyntaxException("empty spec string");
        }
        if (text.startsWith(EVERY)) {
            return every(text);
        }
        String plain = MACROS.getOrDefault(text, text);
        if (plain.startsWith("@")) {
            throw new CronSyntaxException("unrecognized descriptor: " + text);
        }
        return fields(plain);
    }

    private static CronSchedule every(String text) throws CronSyntaxException {
        String length = text.substring(EVERY.length());
        Optional<Duration> duration = GoDuration.parse(length);
        if (duration.isEmpty()) {
            throw new CronSyntaxException("failed to parse duration " + text + ": time: " + GoDuration.problem(length));
        }
        long seconds = Math.max(1, duration.get().toSeconds());
        return new CronSchedule(List.of(), Duration.ofSeconds(seconds));
    }

    private static CronSchedule fields(String text) throws CronSyntaxException {
        String[] parts = text.strip().split("\\s+");
        if (parts.length != FIELDS) {
            throw new CronSyntaxException(
                    "expected exactly 5 fields, found " + parts.length + ": [" + String.join(" ", parts) + "]");
        }
        return new CronSchedule(
                List.of(
                        CronField.parse(parts[0], CronField.Bounds.MINUTE),
                        CronField.parse(parts[1], CronField.Bounds.HOUR),
                        CronField.parse(parts[2], CronField.Bounds.DAY_OF_MONTH),
                        CronField.parse(parts[3], CronField.Bounds.MONTH),
                        CronField.parse(parts[4], CronField.Bounds.DAY_OF_WEEK)),
                null);
    }

    /** The first time after another, in its time zone; empty if there is none within five years. */
    public Optional<ZonedDateTime> next(ZonedDateTime after) {
        if (every != null) {
            return Optional.of(after.truncatedTo(ChronoUnit.SECONDS).plus(every));
        }
        int lastYear = after.getYear() + YEARS_AHEAD;
        ZonedDateTime time = after.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        while (time.getYear() <= lastYear) {
            ZonedDateTime later = later(time);
            if (later.equals(time)) {
                return Optional.of(time);
            }
            time = later;
        }
        return Optional.empty();
    }

    /** The time itself if the schedule has it, or else a later one with none of the schedule's between. */
    private ZonedDateTime later(ZonedDateTime time) {
        LocalDate day = time.toLocalDate();
        if (!fields.get(3).allows(time.getMonthValue())) {
            return day.withDayOfMonth(1).plusMonths(1).atStartOfDay(time.getZone());
        }
        if (!hasDay(day)) {
            return day.plusDays(1).atStartOfDay(time.getZone());
        }
        if (!fields.get(1).allows(time.getHour())) {
            return time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
        }
        return fields.get(0).allows(time.getMinute()) ? time : time.plusMinutes(1);
    }

    /** A day must suit both day fields, or one of them if both name days. */
    private boolean hasDay(LocalDate day) {
        CronField ofMonth = fields.get(2);
        CronField ofWeek = fields.get(4);
        boolean monthSuits = ofMonth.allows(day.getDayOfMonth());
        boolean weekSuits = ofWeek.allows(day.getDayOfWeek().getValue() % 7);
        return ofMonth.any() || ofWeek.any() ? monthSuits && weekSuits : monthSuits || weekSuits;
    }
}
