package io.envtest.internal.registry.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SemanticVersionTest {

    @Test
    void versionsStandInTheOrderOfTheSpecification() {
        String[] order = {
            "0.0.0",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "1.2.0",
            "1.10.0",
            "9999999999999999999999.0.0"
        };
        for (int i = 1; i < order.length; i++) {
            assertThat(version(order[i])).isGreaterThan(version(order[i - 1]));
        }
        assertThat(version("1.2.3+build")).isEqualByComparingTo(version("1.2.3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.36", "v1.36.0", "01.36.0", "1.2.3-01", "1.2.3+"})
    void othersAreNoVersions(String text) {
        assertThat(SemanticVersion.parse(text)).isEmpty();
    }

    private static SemanticVersion version(String text) {
        return SemanticVersion.parse(text).orElseThrow();
    }
}
