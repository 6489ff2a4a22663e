package io.envtest.internal.controller.resourceclaim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.view.resource.v1.DeviceTaint;
import io.envtest.view.resource.v1.DeviceToleration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaintedDevicesTest {

    private static final String ADDED = "2026-01-01T00:00:00Z";

    private final DeviceTaint taint = DeviceTaint.of(JsonNodeFactory.instance.objectNode())
            .setKey("broken")
            .setEffect("NoExecute")
            .setTimeAdded(ADDED);

    @Test
    void aTaintThatIsNotToleratedEndsTheUseAtOnce() {
        assertThat(TaintedDevices.end(List.of(toleration("other")), taint)).contains(Instant.parse(ADDED));
    }

    @Test
    void aTolerationCanBeForATime() {
        DeviceToleration forAWhile = toleration("broken").setTolerationSeconds(30L);
        assertThat(TaintedDevices.end(List.of(forAWhile), taint))
                .contains(Instant.parse(ADDED).plusSeconds(30));
    }

    @Test
    void aTolerationWithoutTimeEndsNothing() {
        assertThat(TaintedDevices.end(List.of(toleration("broken")), taint)).isEmpty();
    }

    private static DeviceToleration toleration(String key) {
        return DeviceToleration.of(JsonNodeFactory.instance.objectNode())
                .setKey(key)
                .setOperator("Exists");
    }
}
