package io.envtest.internal.controller.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FormerLabelsTest {

    @Test
    void labelsAreRepeatedUnderTheirFormerNames() {
        assertThat(FormerLabels.missing(Map.of("kubernetes.io/os", "linux", "kubernetes.io/arch", "arm64")))
                .containsOnly(
                        Map.entry("beta.kubernetes.io/os", "linux"), Map.entry("beta.kubernetes.io/arch", "arm64"));
    }

    @Test
    void theNewNameDecidesWhereTheyDiffer() {
        assertThat(FormerLabels.missing(Map.of("kubernetes.io/os", "linux", "beta.kubernetes.io/os", "windows")))
                .containsOnly(Map.entry("beta.kubernetes.io/os", "linux"));
    }

    @Test
    void aFormerNameAloneStaysAsItIs() {
        assertThat(FormerLabels.missing(Map.of("beta.kubernetes.io/os", "windows")))
                .isEmpty();
    }
}
