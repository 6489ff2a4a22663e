package io.envtest.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05Z, 2026-01-02T03:04:05Z",
        "2026-01-02T03:04:05.999Z, 2026-01-02T03:04:05Z",
        "2026-01-02T03:04:05+01:00, 2026-01-02T02:04:05Z",
        "2026-01-02T3:04:05Z, 2026-01-02T03:04:05Z",
        "2026-01-02T03:04:05+19:00, 2026-01-01T08:04:05Z"
    })
    void aTimeIsKeptInSecondsOfUtc(String sent, String kept) {
        assertThat(GoTime.seconds(sent)).isEqualTo(kept);
    }

    @Test
    void aMicroTimeIsKeptInMicrosecondsOfUtc() {
        assertThat(GoTime.micros("2026-01-02T03:04:05.000001+01:00")).isEqualTo("2026-01-02T02:04:05.000001Z");
    }

    @Test
    void theZeroTimeIsNone() {
        assertThat(GoTime.seconds("0001-01-01T00:00:00Z")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yesterday|parsing time \"yesterday\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"yesterday\" as \"2006\"",
                "2026-13-02T03:04:05Z|parsing time \"2026-13-02T03:04:05Z\": month out of range",
                "2026-02-30T03:04:05Z|parsing time \"2026-02-30T03:04:05Z\": day out of range",
                "2026-01-02 03:04:05Z|parsing time \"2026-01-02 03:04:05Z\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \" 03:04:05Z\" as \"T\"",
                "2026-01-02T03:04:05|parsing time \"2026-01-02T03:04:05\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"\" as \"Z07:00\"",
                "2026-01-02T03:04:05Zx|parsing time \"2026-01-02T03:04:05Zx\": extra text: \"x\""
            })
    void saysWhatIsWrongAsGoDoes(String sent, String message) {
        assertThatThrownBy(() -> GoTime.seconds(sent)).hasMessage(message);
    }

    @Test
    void aMicroTimeNeedsSixDigits() {
        assertThatThrownBy(() -> GoTime.micros("2026-01-02T03:04:05Z"))
                .hasMessage("parsing time \"2026-01-02T03:04:05Z\" as \"2006-01-02T15:04:05.000000Z07:00\":"
                        + " cannot parse \"Z\" as \".000000\"");
    }
}
