package io.envtest.internal.registry.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexIntervalsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''|0", "0|1", "0,2-3|3", "1-4|4", "0-1,4|3"})
    void countsTheIndexesOfIntervals(String text, int expected) throws IndexIntervals.SyntaxException {
        assertThat(IndexIntervals.count(text, 5)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3-1|non-increasing order, previous: 3, current: 1",
                "0-0|non-increasing order, previous: 0, current: 0",
                "0-2,2|non-increasing order, previous: 2, current: 2",
                "5|too large index: \"5\"",
                "first|cannot convert string to integer for index: \"first\"",
                "1,|cannot convert string to integer for index: \"\""
            })
    void saysWhatIsWrong(String text, String expected) {
        assertThatThrownBy(() -> IndexIntervals.count(text, 5)).hasMessage(expected);
    }

    @Test
    void takesAtMostTwoEndsOfAnInterval() {
        assertThatThrownBy(() -> IndexIntervals.count("1-2-3", 5))
                .hasMessage(
                        "the fragment \"1-2-3\" violates the requirement that an index interval can have at most two"
                                + " parts separated by '-'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0-2|2-3|2", "0,2|1,3|-1", "a,2|2|2", "2|0-9|-1", "2|9,2|2", "''|1|-1", "0,2,4|1,4|4"})
    void findsTheFirstIndexInBoth(String one, String other, long expected) {
        assertThat(IndexIntervals.overlap(one, other, 5).orElse(-1)).isEqualTo(expected);
    }
}
