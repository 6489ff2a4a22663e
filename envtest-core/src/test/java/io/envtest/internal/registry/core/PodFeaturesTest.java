package io.envtest.internal.registry.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.feature.FeatureGates;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.PodSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodFeaturesTest {

    private final PodFeatures off = new PodFeatures(FeatureGates.DEFAULT);
    private final PodFeatures on = new PodFeatures(
            FeatureGates.of(List.of("ContainerStopSignals=true", "TaintTolerationComparisonOperators=true")));

    @Test
    void aFieldIsDroppedWhereItsFeatureIsOff() {
        PodSpec spec = withStopSignal();
        off.drop(spec);
        assertThat(spec.containers().get(0).hasLifecycle()).isFalse();
    }

    @Test
    void aFieldIsKeptWhereItsFeatureIsOn() {
        PodSpec spec = withStopSignal();
        on.drop(spec);
        assertThat(spec.containers().get(0).lifecycle().stopSignal()).isEqualTo("SIGUSR1");
    }

    @Test
    void whatAnObjectHadBeforeStaysThoughTheFeatureIsOff() {
        PodSpec spec = withStopSignal();
        off.drop(spec, withStopSignal());
        assertThat(spec.containers().get(0).lifecycle().stopSignal()).isEqualTo("SIGUSR1");
    }

    @Test
    void tolerationsMayCompareIfTheFeatureIsOnOrTheyDidBefore() {
        PodSpec old = PodSpec.of(JsonNodeFactory.instance.objectNode());
        assertThat(off.allowed(old).comparingTolerations()).isFalse();
        assertThat(on.allowed(old).comparingTolerations()).isTrue();
        old.addTolerations().setKey("k").setOperator("Gt").setValue("5");
        assertThat(off.allowed(old).comparingTolerations()).isTrue();
    }

    private static PodSpec withStopSignal() {
        PodSpec spec = PodSpec.of(JsonNodeFactory.instance.objectNode());
        Container container = spec.addContainers();
        container.setName("main");
        container.lifecycle().setStopSignal("SIGUSR1");
        return spec;
    }
}
