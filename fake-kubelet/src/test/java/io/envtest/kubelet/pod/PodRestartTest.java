package io.envtest.kubelet.pod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.sim.SeededRandom;
import io.envtest.internal.sim.SystemClock;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodCondition;
import org.junit.jupiter.api.Test;

class PodRestartTest {

    private final ContainerStates states = new ContainerStates(new SystemClock(), new SeededRandom(1));
    private final PodRestart restart = new PodRestart(states, new PodConditions(new SystemClock()));
    private final Pod pod = Pod.of(JsonNodeFactory.instance.objectNode());
    private final ContainerStatus ended = pod.status().addContainerStatuses().setName("main");
    private final ContainerStatus other = pod.status().addContainerStatuses().setName("other");

    @Test
    void itIsToldBeforeItIsCarriedOut() {
        pod.status().setPhase("Running");
        begin();

        assertThat(PodStage.of(pod)).isEqualTo(new PodStage.Restarting());
        assertThat(pod.status().conditions())
                .extracting(PodCondition::message)
                .containsExactly("Container main exited with code 88, triggering pod restart");
    }

    @Test
    void thePodGoesBackToItsFirstContainer() {
        pod.status().setPhase("Running");
        ended.state().terminated().setExitCode(88);
        states.running(other, Container.of(JsonNodeFactory.instance.objectNode().put("image", "x")));
        begin();
        restart.carryOut(pod);

        assertThat(PodRestart.isBegun(pod)).isFalse();
        assertThat(pod.status().phase()).isEqualTo("Pending");
        assertThat(ended.lastState().terminated().exitCode()).isEqualTo(88);
        assertThat(other.lastState().terminated().exitCode()).isEqualTo(137);
        assertThat(pod.status().containerStatuses()).allSatisfy(status -> {
            assertThat(status.state().waiting().reason()).isEqualTo("ContainerCreating");
            assertThat(status.restartCount()).isEqualTo(1);
        });
    }

    private void begin() {
        Container main = pod.spec().addContainers().setName("main");
        restart.begin(new Run(pod, main, ended, Run.Kind.APP), 88);
    }
}
