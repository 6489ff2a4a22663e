package io.envtest.kubelet.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.view.core.v1.NodeStatus;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeStatusKeeperTest {

    @Test
    void aResourceAddedToTheCapacityIsOffered() {
        NodeStatus status = NodeStatus.of(JsonNodeFactory.instance.objectNode());
        status.setCapacity(Map.of("cpu", "4", "example.com/dongle", "2")).setAllocatable(Map.of("cpu", "3"));

        assertThat(NodeStatusKeeper.offerCapacity(status)).isTrue();
        assertThat(status.allocatable()).containsEntry("cpu", "3").containsEntry("example.com/dongle", "2");
        assertThat(NodeStatusKeeper.offerCapacity(status)).isFalse();
    }
}
