package io.envtest.kubelet.pod;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartDelayTest {

    @Test
    void firstRestartIsImmediateThenDelaysDoubleUpToFiveMinutes() {
        assertThat(RestartDelay.after(0)).isZero();
        assertThat(RestartDelay.after(1)).hasSeconds(10);
        assertThat(RestartDelay.after(3)).hasSeconds(40);
        assertThat(RestartDelay.after(50)).hasMinutes(5);
    }

    @Test
    void isWrittenAsGoWritesIt() {
        assertThat(RestartDelay.text(Duration.ofSeconds(10))).isEqualTo("10s");
        assertThat(RestartDelay.text(Duration.ofSeconds(160))).isEqualTo("2m40s");
    }
}
