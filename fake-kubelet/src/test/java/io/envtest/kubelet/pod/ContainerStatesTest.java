package io.envtest.kubelet.pod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.sim.SeededRandom;
import io.envtest.internal.sim.SystemClock;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerStatus;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerStatesTest {

    private final ContainerStates states = new ContainerStates(new SystemClock(), new SeededRandom(1));
    private final Container container = Container.of(JsonNodeFactory.instance.objectNode());
    private final ContainerStatus status = ContainerStatus.of(JsonNodeFactory.instance.objectNode());

    @Test
    void resourcesFollowWhatTheContainerWants() {
        container.resources().setRequests(Map.of("cpu", "1"));
        states.running(status, container);
        assertThat(ContainerStates.isToResize(status, container)).isFalse();

        container.resources().setRequests(Map.of("cpu", "2"));
        assertThat(ContainerStates.isToResize(status, container)).isTrue();
        states.allocate(status, container);

        assertThat(status.allocatedResources()).containsEntry("cpu", "2");
        assertThat(ContainerStates.isToResize(status, container)).isFalse();
    }

    @Test
    void theLastEndIsKeptAcrossARestart() {
        states.running(status, container);
        String first = status.containerID();
        states.terminated(status, 3, "Error", "why");
        states.keepAsLast(status);
        states.running(status, container);

        assertThat(status.lastState().terminated().exitCode()).isEqualTo(3);
        assertThat(status.lastState().terminated().containerID()).isEqualTo(first);
        assertThat(status.containerID()).isNotEqualTo(first);
    }
}
