package io.envtest.internal.registry.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeZonesTest {

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Etc/GMT+12", "America/Argentina/ComodRivadavia", "EST", "GMT+0"})
    void knowsTheZonesOfTheDatabase(String zone) {
        assertThat(TimeZones.isNamedRight(zone) && TimeZones.loads(zone)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"utc", "america/new_york", "SystemV/EST5", "Moon/Base", "+01:00"})
    void knowsNoOthers(String zone) {
        assertThat(TimeZones.isNamedRight(zone) && TimeZones.loads(zone)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../etc/passwd", "/UTC", "America/", "-x", "aaaaaaaaaaaaaaa"})
    void refusesWhatIsNoName(String zone) {
        assertThat(TimeZones.isNamedRight(zone)).isFalse();
    }
}
