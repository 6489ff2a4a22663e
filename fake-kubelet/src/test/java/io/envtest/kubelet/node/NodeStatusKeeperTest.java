package io.envtest.kubelet.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.sim.SeededRandom;
import io.envtest.internal.sim.SystemClock;
import io.envtest.view.core.v1.Node;
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

    @Test
    void aNodeMadeByHandGetsToldWhatSystemItRuns() throws Exception {
        Node node = Node.of((ObjectNode) new ObjectMapper()
                .readTree("{'metadata':{'name':'n'},'status':{'nodeInfo':{'kubeletVersion':'','architecture':'arm64'}}}"
                        .replace('\'', '"')));
        new NodeStatusKeeper(new SystemClock(), new SeededRandom(1)).describe(node);

        assertThat(node.status().nodeInfo().kubeletVersion()).startsWith("v1.");
        assertThat(node.status().nodeInfo().operatingSystem()).isEqualTo("linux");
        assertThat(node.status().nodeInfo().architecture()).isEqualTo("arm64");
    }
}
