package io.envtest.internal.controller.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.lookup.MemoryObjects;
import io.envtest.view.discovery.v1.Endpoint;
import org.junit.jupiter.api.Test;

class TrafficHintsTest {

    @Test
    void theSameZoneIsHinted() {
        assertThat(hints("PreferSameZone", true)).isEqualTo("{\"forZones\":[{\"name\":\"z\"}]}");
        assertThat(hints("PreferClose", true)).isEqualTo("{\"forZones\":[{\"name\":\"z\"}]}");
    }

    @Test
    void theSameNodeIsHintedWithItsZone() {
        assertThat(hints("PreferSameNode", true))
                .isEqualTo("{\"forZones\":[{\"name\":\"z\"}],\"forNodes\":[{\"name\":\"n\"}]}");
    }

    @Test
    void withoutAWishOrReadinessNothingIsHinted() {
        assertThat(hints("", true)).isEmpty();
        assertThat(hints("PreferSameZone", false)).isEmpty();
    }

    private static String hints(String distribution, boolean ready) {
        Endpoint endpoint =
                Endpoint.of(MemoryObjects.tree("{'nodeName':'n','zone':'z','conditions':{'ready':" + ready + "}}"));
        TrafficHints.give(endpoint, distribution);
        return endpoint.get("hints").toString();
    }
}
