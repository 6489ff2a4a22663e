package io.envtest.internal.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.spi.component.ClusterExecutor;
import io.envtest.time.ClusterClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeLapseTest {

    private static final int PATIENCE_SECONDS = 60;
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final TurnableClock clock = new TurnableClock(new StandingClock());
    private final ThreadedExecutor executor = new ThreadedExecutor("test", 1, clock);
    private final TimeLapse lapse = new TimeLapse(clock, executor);
    private final List<Object> seen = new CopyOnWriteArrayList<>();

    /** Stands, so that only what is turned passes. */
    private static final class StandingClock implements ClusterClock {

        @Override
        public Instant now() {
            return NOON;
        }

        @Override
        public long nanos() {
            return Long.MAX_VALUE - 5; // wraps around as the machine's may
        }
    }

    @AfterEach
    void close() {
        executor.close();
    }

    @Test
    void whatIsDueRunsInItsOrder() {
        executor.schedule(() -> seen.add("later"), Duration.ofMinutes(2));
        executor.schedule(() -> seen.add("soon"), Duration.ofMinutes(1));
        executor.schedule(() -> seen.add("much later"), Duration.ofMinutes(4));

        lapse.advance(Duration.ofMinutes(3));

        assertThat(seen).containsExactly("soon", "later");
    }

    @Test
    void whatRepeatsItselfSeesEachOfItsMoments() {
        everyMinute();

        lapse.advance(Duration.ofMinutes(3));

        assertThat(seen).containsExactly(NOON.plusSeconds(60), NOON.plusSeconds(120), NOON.plusSeconds(180));
        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(180));
    }

    private void everyMinute() {
        executor.schedule(
                () -> {
                    seen.add(clock.now());
                    executor.execute(this::everyMinute);
                },
                Duration.ofMinutes(1));
    }

    @Test
    void whatIsCancelledDoesNotRun() {
        ClusterExecutor.Timer timer = executor.schedule(() -> seen.add("cancelled"), Duration.ofMinutes(1));
        executor.schedule(() -> seen.add("kept"), Duration.ofMinutes(1));
        timer.cancel();

        lapse.advance(Duration.ofMinutes(1));

        assertThat(seen).containsExactly("kept");
    }

    @Test
    void noMoreTimePassesThanIsAskedForHoweverLongItTakes() {
        TurnableClock going = new TurnableClock(new SystemClock());
        CountDownLatch never = new CountDownLatch(1);
        try (ThreadedExecutor slow = new ThreadedExecutor("slow", 1, going)) {
            slow.schedule(
                    () -> {
                        seen.add(going.now());
                        await(never, 20);
                        seen.add(going.now());
                    },
                    Duration.ofMinutes(1));

            new TimeLapse(going, slow).advance(Duration.ofMinutes(1));

            assertThat(seen).hasSize(2);
            assertThat(seen.get(1)).isEqualTo(seen.get(0));
        }
    }

    @Test
    void aClockThatGoesOnDoesNotGoBack() {
        TurnableClock going = new TurnableClock(new SystemClock());
        Instant before = going.now();
        long nanos = going.nanos();

        new TimeLapse(going, executor).advance(Duration.ofHours(1));

        assertThat(going.now()).isAfterOrEqualTo(before.plus(Duration.ofHours(1)));
        assertThat(going.nanos() - nanos)
                .isGreaterThanOrEqualTo(Duration.ofHours(1).toNanos());
    }

    private static void await(CountDownLatch latch, long millis) {
        try {
            latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void delaysEndWhenNobodyTurnsTheClock() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(2);
        try (ThreadedExecutor real = new ThreadedExecutor("real", 1)) {
            real.schedule(done::countDown, Duration.ofMillis(20));
            real.schedule(done::countDown, Duration.ofMillis(1));

            assertThat(done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }
}
