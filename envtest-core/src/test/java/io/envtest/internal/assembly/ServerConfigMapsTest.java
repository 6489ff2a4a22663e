package io.envtest.internal.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.bootstrap.ServerConfigMaps;
import io.envtest.internal.sim.SeededRandom;
import io.envtest.spi.storage.KeyRange;
import io.envtest.spi.storage.ModelStorage;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.time.ClusterClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the server tells of itself. */
class ServerConfigMapsTest {

    private final ClusterClock clock = new FixedClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final MvccStorage rows = new ModelStorage();

    @Test
    void nameTheAuthorityAndTheDay() {
        ServerConfigMaps.write(rows, clock, new SeededRandom(1), "one\ntwo\n");

        assertThat(lines())
                .anyMatch(line -> line.contains("\"data\":{\"client-ca-file\":\"one\\ntwo\\n\","))
                .anyMatch(line -> line.contains("\"data\":{\"since\":\"2026-01-02\"}"));
    }

    @Test
    void followTheServerToAnotherAuthority() {
        ServerConfigMaps.write(rows, clock, new SeededRandom(1), "one\n");
        ServerConfigMaps.write(rows, clock, new SeededRandom(2), "two\n");

        assertThat(lines()).hasSize(2).anyMatch(line -> line.contains("\"client-ca-file\":\"two\\n\""));
        long revision = rows.currentRevision();
        ServerConfigMaps.write(rows, clock, new SeededRandom(3), "two\n");
        assertThat(rows.currentRevision()).isEqualTo(revision);
    }

    private List<String> lines() {
        return rows.range(new KeyRange("", "\uffff"), 0, 0).rows().stream()
                .map(row -> new String(row.value(), StandardCharsets.UTF_8))
                .toList();
    }
}
