package io.envtest.standalone.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomesTest {

    private final List<String> replayed = new ArrayList<>();

    @Test
    void whatIsMetIsReplayedOnce() throws IOException {
        Outcomes outcomes = outcomes(List.of(List.of()));
        assertThat(outcomes.met()).containsExactly(Map.entry("area/case", true));
        assertThat(replayed).hasSize(1);
    }

    @Test
    void whatIsMetAtTheThirdAttemptIsMet() throws IOException {
        Outcomes outcomes = outcomes(List.of(List.of("a"), List.of("b"), List.of()));
        assertThat(outcomes.met()).containsExactly(Map.entry("area/case", true));
        assertThat(outcomes.regressions()).isEmpty();
    }

    @Test
    void whatIsNeverMetIsToldWithItsLastDifferences() throws IOException {
        Outcomes outcomes = outcomes(List.of(List.of("a"), List.of("b"), List.of("c", "d"), List.of()));
        assertThat(outcomes.regressions()).containsExactly("area/case\n    c\n    d");
        assertThat(replayed).hasSize(3);
    }

    private Outcomes outcomes(List<List<String>> differences) throws IOException {
        Iterator<List<String>> next = differences.iterator();
        return new Outcomes(Unmet.read("nothing")).of(List.of("area/case"), name -> {
            replayed.add(name);
            return Map.of(name, next.next());
        });
    }
}
