package io.envtest.internal.registry.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrors;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.Pod;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PodResizeTest {

    @Test
    void initContainersAreResizedAndNothingElse() {
        assertThat(wrong(pod -> init(pod).resources().setLimits(Map.of("cpu", "2"))))
                .isEmpty();
        assertThat(wrong(pod -> init(pod).resources().setLimits(Map.of("cpu", "1", "ephemeral-storage", "1Gi"))))
                .containsExactly("spec.initContainers[0]: Forbidden: only cpu and memory resources for init or sidecar"
                        + " containers are mutable");
    }

    @Test
    void containersKeepTheirNames() {
        assertThat(wrong(pod -> pod.spec().containers().get(0).setName("other")))
                .containsExactly(
                        "spec.containers[0].name: Forbidden: containers may not be renamed or reordered on resize");
        assertThat(wrong(pod -> init(pod).setName("other")))
                .containsExactly(
                        "spec.initContainers[0].name: Forbidden: initContainers may not be renamed or reordered on resize");
        assertThat(wrong(pod -> pod.spec().removeInitContainers()))
                .containsExactly(
                        "spec.initContainers: Forbidden: initContainers may not be added or removed on resize");
    }

    private static Container init(Pod pod) {
        return pod.spec().initContainers().get(0);
    }

    private static List<String> wrong(Consumer<Pod> change) {
        Pod old = pod();
        Pod sent = pod();
        change.accept(sent);
        FieldErrors errors = new FieldErrors();
        PodResize resize = new PodResize(new PodFeatures(FeatureGates.DEFAULT));
        Pod current = pod();
        resize.takeOver(sent, current);
        resize.check(current, old, errors);
        return errors.list().stream()
                .map(FieldError::message)
                .filter(text -> text.contains("esiz") || text.contains("mutable"))
                .toList();
    }

    private static Pod pod() {
        Pod pod = Pod.of(JsonNodeFactory.instance.objectNode());
        pod.spec().addContainers().setName("main").setImage("a").resources().setRequests(Map.of("cpu", "1"));
        pod.spec().addInitContainers().setName("init").setImage("a").resources().setLimits(Map.of("cpu", "1"));
        return pod;
    }
}
