package io.envtest.internal.controller.cronjob;

import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.internal.cron.CronSchedule;
import io.envtest.internal.cron.CronSyntaxException;
import io.envtest.view.batch.v1.CronJob;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** When a CronJob runs, in its time zone (UTC if it names none). Immutable. */
final class JobSchedule {

    /** More missed runs than these are told of. */
    private static final long MANY = 100;

    /** How far back to look for the most recent run, one step after another. */
    private static final List<Duration> WINDOWS =
            List.of(Duration.ofHours(1), Duration.ofDays(2), Duration.ofDays(62), Duration.ofDays(800));

    private final String text;
    private final CronSchedule schedule;
    private final ZoneId zone;

    private JobSchedule(String text, CronSchedule schedule, ZoneId zone) {
        this.text = text;
        this.schedule = schedule;
        this.zone = zone;
    }

    /** A run that is due. */
    record Due(ZonedDateTime time, boolean manyMissed) {}

    static JobSchedule of(CronJob cronJob) throws UnusableScheduleException {
        ZoneId zone = zone(cronJob);
        String text = cronJob.spec().schedule();
        try {
            return new JobSchedule(text, CronSchedule.parse(text), zone);
        } catch (CronSyntaxException e) {
            throw new UnusableScheduleException(
                    "UnparseableSchedule", "unparseable schedule: \"" + text + "\" : " + e.getMessage());
        }
    }

    private static ZoneId zone(CronJob cronJob) throws UnusableScheduleException {
        if (!cronJob.spec().hasTimeZone()) {
            return ZoneOffset.UTC;
        }
        String name = cronJob.spec().timeZone();
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new UnusableScheduleException(
                    "UnknownTimeZone", "invalid timeZone: \"" + name + "\": unknown time zone " + name);
        }
    }

    /** The first run after a time. */
    Optional<Instant> next(Instant after) {
        return schedule.next(after.atZone(zone)).map(ZonedDateTime::toInstant);
    }

    /**
     * The most recent run that has not been made up to now; empty if there is none.
     *
     * @throws UnusableScheduleException if the schedule never comes, like that of a 31st of February
     */
    Optional<Due> due(CronJob cronJob, Instant now) throws UnusableScheduleException {
        ZonedDateTime first = run(earliest(cronJob, now).atZone(zone));
        if (first.toInstant().isAfter(now)) {
            return Optional.empty();
        }
        ZonedDateTime second = run(first);
        if (second.toInstant().isAfter(now)) {
            return Optional.of(new Due(first, false));
        }
        long missed = Duration.between(first.toInstant(), now).dividedBy(Duration.between(first, second)) + 1;
        return Optional.of(new Due(mostRecent(first, now), missed > MANY));
    }

    private ZonedDateTime run(ZonedDateTime after) throws UnusableScheduleException {
        return schedule.next(after)
                .orElseThrow(() -> new UnusableScheduleException(
                        "InvalidSchedule",
                        "invalid schedule: " + text
                                + " : time difference between two schedules is less than 1 second"));
    }

    private static Instant earliest(CronJob cronJob, Instant now) {
        Instant start = Timestamps.parse(cronJob.status().lastScheduleTime())
                .or(() -> Timestamps.parse(cronJob.metadata().creationTimestamp()))
                .orElse(now);
        if (!cronJob.spec().hasStartingDeadlineSeconds()) {
            return start;
        }
        Instant deadline = now.minusSeconds(cronJob.spec().startingDeadlineSeconds());
        return deadline.isAfter(start) ? deadline : start;
    }

    private ZonedDateTime mostRecent(ZonedDateTime first, Instant now) {
        for (Duration window : WINDOWS) {
            Instant from = now.minus(window);
            if (from.isBefore(first.toInstant())) {
                break;
            }
            Optional<ZonedDateTime> time = schedule.next(from.atZone(zone));
            if (time.isPresent() && !time.get().toInstant().isAfter(now)) {
                return last(time.get(), now);
            }
        }
        return last(first, now);
    }

    private ZonedDateTime last(ZonedDateTime from, Instant now) {
        ZonedDateTime last = from;
        Optional<ZonedDateTime> next = schedule.next(from);
        while (next.isPresent() && !next.get().toInstant().isAfter(now)) {
            last = next.get();
            next = schedule.next(last);
        }
        return last;
    }
}
