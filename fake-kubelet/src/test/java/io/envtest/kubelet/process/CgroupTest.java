package io.envtest.kubelet.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.meta.Quantity;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.Pod;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CgroupTest {

    private final Container container = Container.of(JsonNodeFactory.instance.objectNode());

    @Test
    void showsLimitsAndRequests() {
        container.resources().setLimits(Map.of("cpu", "500m", "memory", "64Mi"));
        container.resources().setRequests(Map.of("cpu", "1"));
        assertThat(Cgroup.files(container))
                .containsEntry("cpu.max", "50000 100000\n")
                .containsEntry("cpu.weight", "39\n")
                .containsEntry("memory.max", "67108864\n");
    }

    @Test
    void whatIsNotLimitedIsMax() {
        assertThat(Cgroup.files(container))
                .containsEntry("cpu.max", "max 100000\n")
                .containsEntry("cpu.weight", "1\n")
                .containsEntry("memory.max", "max\n");
    }

    @Test
    void outOfMemoryHitsBestEffortFirst() {
        Pod pod = Pod.of(JsonNodeFactory.instance.objectNode());
        Quantity node = Quantity.parse("10Gi");
        container.resources().setRequests(Map.of("memory", "1Gi"));
        assertThat(OomScore.of(pod, container, node)).isEqualTo(900);
        pod.status().setQosClass("BestEffort");
        assertThat(OomScore.of(pod, container, node)).isEqualTo(1000);
        pod.status().setQosClass("Guaranteed");
        assertThat(OomScore.of(pod, container, node)).isEqualTo(-997);
    }
}
