package io.envtest.internal.scheduler.plugin.volumezone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VolumeZoneTest {

    private static final String ZONE = "topology.kubernetes.io/zone";

    @Test
    void aVolumeIsReachedFromItsZonesOnly() {
        assertThat(VolumeZone.isReachable(Map.of(ZONE, "a__b"), Map.of(ZONE, "b")))
                .isTrue();
        assertThat(VolumeZone.isReachable(Map.of(ZONE, "a__b"), Map.of(ZONE, "c")))
                .isFalse();
    }

    @Test
    void aNodeWithoutAnyZoneReachesEveryVolume() {
        assertThat(VolumeZone.isReachable(Map.of(ZONE, "a"), Map.of("x", "y"))).isTrue();
    }

    @Test
    void aVolumeWithoutZoneIsReachedFromEverywhere() {
        assertThat(VolumeZone.isReachable(Map.of(), Map.of(ZONE, "b"))).isTrue();
    }
}
