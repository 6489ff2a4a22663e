package io.envtest.internal.registry.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.Volume;
import org.junit.jupiter.api.Test;

class PodWarningsTest {

    @Test
    void aVariableThatHidesAnotherIsTold() {
        Pod pod = pod();
        Container container = pod.spec().containers().get(0);
        container.addEnv().setName("A");
        container.addEnv().setName("A");
        assertThat(PodWarnings.of(pod))
                .containsExactly("spec.containers[0].env[1]: hides previous definition of \"A\", which may be dropped"
                        + " when using apply");
    }

    @Test
    void filesThatHideEachOtherAreTold() {
        Pod pod = pod();
        Volume volume = pod.spec().addVolumes().setName("v");
        volume.configMap().setName("c");
        volume.configMap().addItems().setKey("k").setPath("a");
        volume.configMap().addItems().setKey("l").setPath("a/b");
        assertThat(PodWarnings.of(pod))
                .containsExactly("volume \"v\" (ConfigMap \"c\"): overlapping paths: \"a/b\" with \"a\"");
    }

    @Test
    void aPortNameOfAnotherContainerIsTold() {
        Pod pod = pod();
        pod.spec().containers().get(0).addPorts().setName("web").setContainerPort(80);
        Container side = pod.spec().addContainers().setName("side").setImage("app:1");
        side.addPorts().setName("web").setContainerPort(81);
        side.addPorts().setName("own").setContainerPort(82);
        assertThat(PodWarnings.of(pod))
                .containsExactly("spec.containers[1].ports[0]: duplicate port name \"web\" with"
                        + " spec.containers[0].ports[0], services and probes that select ports by name will use"
                        + " spec.containers[0].ports[0]");
    }

    @Test
    void aNameThatIsNoLabelIsTold() {
        assertThat(PodWarnings.ofName("a.b")).singleElement().asString().endsWith("[must not contain dots]");
        assertThat(PodWarnings.ofName("a-b")).isEmpty();
    }

    private static Pod pod() {
        Pod pod = Pod.of(JsonNodeFactory.instance.objectNode());
        pod.metadata().setName("p");
        pod.spec().addContainers().setName("main").setImage("app:1");
        return pod;
    }
}
