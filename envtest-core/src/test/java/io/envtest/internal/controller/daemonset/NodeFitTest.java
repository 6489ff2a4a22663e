package io.envtest.internal.controller.daemonset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NodeFitTest {

    @Test
    void aNodeAsksForWorkWhenItsPodIsWantedOrRefusedNow() {
        assertThat(NodeFit.WANTED.asksForWork(NodeFit.TOLERATED)).isTrue();
        assertThat(NodeFit.WANTED.asksForWork(NodeFit.REFUSED)).isTrue();
        assertThat(NodeFit.REFUSED.asksForWork(NodeFit.WANTED)).isTrue();
        assertThat(NodeFit.REFUSED.asksForWork(NodeFit.TOLERATED)).isTrue();
    }

    @Test
    void aNodeWhosePodMayStayAsksForNothing() {
        assertThat(NodeFit.TOLERATED.asksForWork(NodeFit.WANTED)).isFalse();
        assertThat(NodeFit.TOLERATED.asksForWork(NodeFit.REFUSED)).isFalse();
        assertThat(NodeFit.WANTED.asksForWork(NodeFit.WANTED)).isFalse();
    }
}
