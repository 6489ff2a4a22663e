package io.envtest.internal.controller.resourceclaim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClaimNamesTest {

    @Test
    void claimIsNamedAfterPodAndItsClaim() {
        assertThat(ClaimNames.prefix("web", "gpu")).isEqualTo("web-gpu-");
    }

    @Test
    void longNamesAreCutInProportion() {
        assertThat(ClaimNames.prefix("p".repeat(60), "c0")).isEqualTo("p".repeat(53) + "-c");
        assertThat(ClaimNames.prefix("y".repeat(63), "z".repeat(50))).isEqualTo("y".repeat(31) + "-" + "z".repeat(24));
    }
}
