package io.envtest.internal.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.api.ObjectKey;
import io.envtest.internal.sim.SystemClock;
import org.junit.jupiter.api.Test;

class ExpectationsTest {

    private static final ObjectKey WEB = new ObjectKey("default", "web");

    private final Expectations expectations = new Expectations(new SystemClock());

    @Test
    void whatIsCreatedIsWaitedFor() {
        expectations.by(WEB, "first");
        expectations.expectCreations(WEB, 1);
        assertThat(expectations.satisfied(WEB)).isFalse();

        expectations.by(WEB, "first");
        assertThat(expectations.satisfied(WEB)).isFalse();

        expectations.creationObserved(WEB);
        assertThat(expectations.satisfied(WEB)).isTrue();
    }

    @Test
    void anotherOfTheSameNameDoesNotWaitForWhatTheFirstOneCreated() {
        expectations.by(WEB, "first");
        expectations.expectCreations(WEB, 3);

        expectations.by(WEB, "second");

        assertThat(expectations.satisfied(WEB)).isTrue();
    }
}
