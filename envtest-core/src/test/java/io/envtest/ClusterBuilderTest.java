package io.envtest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ClusterBuilderTest {

    @Test
    void nodesHaveNamesThatKubernetesTakes() {
        assertThatThrownBy(() -> TestCluster.builder().nodes("Not_A_Name")).hasMessageContaining("cannot name a node");
        TestCluster.builder().nodes("node-0", "ip-10-0-0-1.example.com").nodes();
    }

    @Test
    void nodesHaveDifferentNames() {
        assertThatThrownBy(() -> TestCluster.builder().nodes("a", "b", "a"))
                .hasMessageContaining("two nodes are called a");
    }
}
