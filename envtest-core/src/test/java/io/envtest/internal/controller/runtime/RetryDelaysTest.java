package io.envtest.internal.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryDelaysTest {

    @Test
    void delaysDoubleUpToTheirBound() {
        RetryDelays delays = new RetryDelays(Duration.ofSeconds(1), Duration.ofMinutes(1));

        assertThat(delays.after(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(delays.after(3)).isEqualTo(Duration.ofSeconds(8));
        assertThat(delays.after(1000)).isEqualTo(Duration.ofMinutes(1));
    }
}
