package io.envtest.internal.controller.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.api.GroupVersionResource;
import io.envtest.internal.lookup.MemoryObjects;
import io.envtest.view.core.v1.Pod;
import org.junit.jupiter.api.Test;

class RemainsTest {

    private final Remains remains = new Remains();

    @Test
    void whatIsLeftIsToldByResourceAndFinalizer() {
        add();

        assertThat(remains.resourceText()).isEqualTo("pods. has 1 resource instances");
        assertThat(remains.finalizerText()).isEqualTo("a/b in 1 resource instances");
    }

    @Test
    void podsThatHoldUpTheRestAreLeftButNotTold() {
        add();

        assertThat(remains.onlyPods().isEmpty()).isFalse();
        assertThat(remains.resourceText()).isEmpty();
        assertThat(remains.finalizerText()).isEmpty();
    }

    private void add() {
        Pod pod = Pod.of(MemoryObjects.tree("{'metadata':{'name':'a','finalizers':['a/b']}}"));
        remains.add(new GroupVersionResource("", "v1", "pods"), pod.metadata());
    }
}
