package io.envtest.internal.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.sim.SeededRandom;
import io.envtest.internal.sim.SystemClock;
import io.envtest.spi.component.ClusterRandom;
import io.envtest.time.ClusterClock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventNamesTest {

    private final ClusterRandom random = new SeededRandom(1);

    @Test
    void sortAsTheyWereDrawn() {
        assertThat(drawn(new EventNames(new SystemClock(), random))).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void sortAsTheyWereDrawnWhileTheClockStands() {
        assertThat(drawn(new EventNames(new StandingClock(), random)))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void differBetweenComponentsWhileTheClockStands() {
        assertThat(drawn(new EventNames(new StandingClock(), random)))
                .doesNotContainAnyElementsOf(drawn(new EventNames(new StandingClock(), random)));
    }

    private static List<String> drawn(EventNames names) {
        return IntStream.range(0, 500).mapToObj(i -> names.next("web")).toList();
    }

    private static final class StandingClock implements ClusterClock {
        @Override
        public Instant now() {
            return Instant.parse("2026-01-01T00:00:00Z");
        }

        @Override
        public long nanos() {
            return 0;
        }
    }
}
