package io.envtest.standalone.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutcomesTest {

    private static final List<List<String>> FAILURES =
            List.of(List.of("a"), List.of("b"), List.of("c"), List.of("d"), List.of("e"), List.of("e", "f"));

    private final List<String> replayed = new ArrayList<>();

    @Test
    void whatIsMetIsReplayedOnce() throws IOException {
        Outcomes outcomes = outcomes(List.of(List.of()));
        assertThat(outcomes.met()).containsExactly(Map.entry("area/case", true));
        assertThat(replayed).hasSize(1);
    }

    @Test
    void whatIsMetAtTheLastAttemptIsMet() throws IOException {
        Outcomes outcomes = outcomes(Stream.concat(FAILURES.stream().limit(5), Stream.of(List.<String>of()))
                .toList());
        assertThat(outcomes.met()).containsExactly(Map.entry("area/case", true));
        assertThat(outcomes.regressions()).isEmpty();
    }

    @Test
    void whatIsNeverMetIsToldWithItsLastDifferences() throws IOException {
        Outcomes outcomes = outcomes(FAILURES);
        assertThat(outcomes.regressions()).containsExactly("area/case\n    e\n    f");
        assertThat(replayed).hasSize(6).endsWith("QUICK area/case", "LATE_PARTS area/case", "SLOW_CLIENT area/case");
    }

    private Outcomes outcomes(List<List<String>> differences) throws IOException {
        Iterator<List<String>> next = differences.iterator();
        return new Outcomes(Unmet.read("nothing")).of(List.of("area/case"), (pace, name) -> {
            replayed.add(pace + " " + name);
            return Map.of(name, next.next());
        });
    }
}
