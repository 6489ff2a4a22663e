package io.envtest.internal.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureGatesTest {

    @Test
    void aGateThatIsNamedItselfDoesNotFollowItsStage() {
        FeatureGates gates = FeatureGates.of(List.of("HPAScaleToZero=false", "AllAlpha=true"));
        assertThat(gates.enabled(Feature.HPA_SCALE_TO_ZERO)).isFalse();
        assertThat(gates.enabled(Feature.GENERIC_WORKLOAD)).isTrue();
        assertThat(gates.enabled(Feature.CLUSTER_TRUST_BUNDLE)).isFalse();
    }

    @Test
    void gatesOfWhichNothingIsSeenTakeAnyValueAndAllOthersTheirDefault() {
        assertThat(FeatureGates.of(List.of("MemoryQoS=true", "ContextualLogging=false", "PodLevelResources=true"))
                        .given())
                .isEqualTo(":MemoryQoS=true,:ContextualLogging=false,:PodLevelResources=true");
    }

    @Test
    void aGateThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> FeatureGates.of(List.of("Gangs=true"))).hasMessageContaining("there is none");
    }

    @Test
    void aGateThatWouldChangeWhatIsSeenIsRefusedWithThoseThatCanBeSwitched() {
        assertThatThrownBy(() -> FeatureGates.of(List.of("GangScheduling=true")))
                .hasMessageContaining("\"GangScheduling\" cannot be switched here")
                .hasMessageContaining("ContainerStopSignals");
    }

    @Test
    void settingsAreShownAsTheServerShowsThem() {
        assertThat(FeatureGates.of(List.of("AllBeta=true", "HPAScaleToZero")).given())
                .isEqualTo(":AllBeta=true,:HPAScaleToZero=true");
        assertThat(FeatureGates.DEFAULT.given()).isEmpty();
    }
}
