package io.envtest.internal.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T16:40:50.123456789Z, 2026-11-21T16:40:50Z",
        "1969-12-31T23:59:59.999Z, 1969-12-31T23:59:59Z",
        "2000-02-29T00:00:00Z, 2000-02-29T00:00:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "+12345-06-07T08:09:10.5Z, +12345-06-07T08:09:10Z"
    })
    void secondsAreWholeAndInUtc(String time, String written) {
        assertThat(Times.seconds(Instant.parse(time))).isEqualTo(written);
    }
}
