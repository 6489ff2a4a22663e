package io.envtest.internal.crd;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.time.ClusterClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FirstObjectTimesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = START;

    private final FirstObjectTimes times = new FirstObjectTimes(new ClusterClock() {
        @Override
        public Instant now() {
            return now;
        }

        @Override
        public long nanos() {
            return 0;
        }
    });

    @Test
    void datesAChangeAfterTheFirstObjectAsIfThatHadTakenTwoSeconds() {
        times.established("widgets.example.com");
        now = START.plusMillis(500);
        times.created("widgets.example.com", now);
        assertThat(times.ofDefinition("widgets.example.com")).isEqualTo(START.plusMillis(2500));
        now = START.plusSeconds(3);
        assertThat(times.ofDefinition("widgets.example.com")).isEqualTo(now);
    }

    @Test
    void datesOtherWritesByTheClock() {
        times.established("widgets.example.com");
        assertThat(times.ofDefinition("widgets.example.com")).isEqualTo(START);
        now = START.plusSeconds(2);
        times.created("widgets.example.com", now);
        assertThat(times.ofDefinition("widgets.example.com")).isEqualTo(now);
        assertThat(times.ofDefinition("others.example.com")).isEqualTo(now);
    }

    @Test
    void forgetsADefinitionThatIsGone() {
        times.established("widgets.example.com");
        times.created("widgets.example.com", now);
        times.gone("widgets.example.com");
        assertThat(times.ofDefinition("widgets.example.com")).isEqualTo(now);
    }
}
