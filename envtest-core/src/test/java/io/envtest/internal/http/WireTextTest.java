package io.envtest.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireTextTest {

    @ParameterizedTest
    @CsvSource({"/a, /a", "/a%2Fb, /a/b", "/%C3%A4, /ä", "/%zz, /%zz", "/%4, /%4", "/a+b, /a+b"})
    void pathsAreDecodedAsFarAsTheyCanBe(String path, String decoded) {
        assertThat(PercentDecoder.decode(path)).isEqualTo(decoded);
    }

    @Test
    void warningsAreQuotedAndThoseOfSeveralLinesLeftOut() {
        assertThat(WarningHeader.values(List.of("a \"b\" \\", "c\nd"))).containsExactly("299 - \"a \\\"b\\\" \\\\\"");
    }

    @Test
    void tooManyWarningsAreCutAndThenLeftOut() {
        List<String> values = WarningHeader.values(Collections.nCopies(30, "x".repeat(1000)));
        assertThat(values).hasSize(16).allMatch(value -> value.length() == 256 + "299 - \"\"".length());
    }
}
