package io.envtest.internal.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.sim.SystemClock;
import io.envtest.view.core.v1.Event;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventCorrelatorTest {

    private final EventCorrelator correlator = new EventCorrelator(new SystemClock());

    @Test
    void theTenthMessageForOneReasonIsCombinedAndNamesNoReporter() {
        IntStream.range(1, 10)
                .forEach(number -> assertThat(correlated("message " + number).reportingComponent())
                        .isEqualTo("part"));

        Event combined = correlated("message 10");

        assertThat(combined.message()).isEqualTo("(combined from similar events): message 10");
        assertThat(combined.reportingComponent()).isEmpty();
    }

    private Event correlated(String message) {
        Event event = Event.of(JsonNodeFactory.instance.objectNode());
        event.setReason("Reason").setMessage(message).setReportingComponent("part");
        return correlator.correlate(event).orElseThrow().event();
    }
}
