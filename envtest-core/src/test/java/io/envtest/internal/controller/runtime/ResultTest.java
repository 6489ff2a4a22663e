package io.envtest.internal.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ResultTest {

    private static final Instant DUE = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicInteger acted = new AtomicInteger();

    @Test
    void actsAtTheMomentItself() {
        assertThat(Result.onceDue(DUE, DUE, acted::incrementAndGet)).isEqualTo(Result.DONE);
        assertThat(acted).hasValue(1);
    }

    @Test
    void looksAgainWhenTheMomentComes() {
        Result early = Result.onceDue(DUE, DUE.minusSeconds(3), acted::incrementAndGet);

        assertThat(early).isEqualTo(Result.after(Duration.ofSeconds(3)));
        assertThat(acted).hasValue(0);
    }
}
