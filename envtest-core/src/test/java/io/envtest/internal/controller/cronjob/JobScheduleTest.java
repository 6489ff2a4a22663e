package io.envtest.internal.controller.cronjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.envtest.internal.lookup.MemoryObjects;
import io.envtest.view.batch.v1.CronJob;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobScheduleTest {

    private static final Instant NOW = Instant.parse("2026-05-04T12:34:56Z");

    @Test
    void nothingIsDueBeforeTheFirstRun() throws UnusableScheduleException {
        assertThat(due("'schedule':'0 13 * * *'", "2026-05-04T12:00:00Z")).isEmpty();
    }

    @Test
    void theRunSinceTheLastOneIsDue() throws UnusableScheduleException {
        assertThat(due("'schedule':'30 * * * *'", "2026-05-04T11:30:00Z"))
                .contains(new JobSchedule.Due(ZonedDateTime.parse("2026-05-04T12:30:00Z"), false));
    }

    @Test
    void ofSeveralMissedRunsTheMostRecentIsDue() throws UnusableScheduleException {
        assertThat(due("'schedule':'0 * * * *'", "2026-05-04T02:00:00Z").map(JobSchedule.Due::time))
                .contains(ZonedDateTime.parse("2026-05-04T12:00:00Z"));
    }

    @Test
    void veryManyMissedRunsAreToldOf() throws UnusableScheduleException {
        Optional<JobSchedule.Due> due = due("'schedule':'* * * * *'", "2020-01-01T00:00:00Z");

        assertThat(due).contains(new JobSchedule.Due(ZonedDateTime.parse("2026-05-04T12:34:00Z"), true));
    }

    @Test
    void runsBeforeTheStartingDeadlineAreForgotten() throws UnusableScheduleException {
        assertThat(due("'schedule':'0 12 * * *','startingDeadlineSeconds':60", "2026-05-01T12:00:00Z"))
                .isEmpty();
    }

    @Test
    void theTimeZoneCounts() throws UnusableScheduleException {
        assertThat(due("'schedule':'0 14 * * *','timeZone':'Europe/Berlin'", "2026-05-04T00:00:00Z")
                        .map(due -> due.time().toInstant()))
                .contains(Instant.parse("2026-05-04T12:00:00Z"));
    }

    @Test
    void anUnknownTimeZoneIsToldOf() {
        assertThatThrownBy(() -> due("'schedule':'0 14 * * *','timeZone':'Mars/Olympus'", "2026-05-04T00:00:00Z"))
                .hasMessage("invalid timeZone: \"Mars/Olympus\": unknown time zone Mars/Olympus");
    }

    @Test
    void aScheduleThatNeverComesIsToldOf() {
        assertThatThrownBy(() -> due("'schedule':'59 23 31 2 *'", "2026-05-04T00:00:00Z"))
                .hasMessage("invalid schedule: 59 23 31 2 * : time difference between two schedules is less than"
                        + " 1 second");
    }

    private static Optional<JobSchedule.Due> due(String spec, String last) throws UnusableScheduleException {
        CronJob cronJob =
                CronJob.of(MemoryObjects.tree("{'spec':{" + spec + "},'status':{'lastScheduleTime':'" + last + "'}}"));
        return JobSchedule.of(cronJob).due(cronJob, NOW);
    }
}
