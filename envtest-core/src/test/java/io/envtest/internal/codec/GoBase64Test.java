package io.envtest.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoBase64Test {

    @ParameterizedTest
    @CsvSource({
        "'', -1",
        "AAEC, -1",
        "AAE=, -1",
        "AA==, -1",
        "AAE, 0",
        "AAECA, 4",
        "AA=, 3",
        "AA=A, 2",
        "A===, 1",
        "not base64!, 3",
        "AAEC=, 4",
        "AA==AA, 4"
    })
    void tellsTheFirstBadByte(String text, int position) {
        assertThat(GoBase64.badByte(text)).isEqualTo(position);
    }

    @ParameterizedTest
    @CsvSource({"'AA\nEC', AAEC", "AAE=, AAE=", "!, "})
    void givesTheCanonicalText(String text, String canonical) {
        assertThat(GoBase64.canonical(text).orElse(null)).isEqualTo(canonical);
    }
}
