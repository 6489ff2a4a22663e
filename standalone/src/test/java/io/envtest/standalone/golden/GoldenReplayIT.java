package io.envtest.standalone.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.assembly.ClusterSettings;
import io.envtest.internal.assembly.RunningCluster;
import io.envtest.internal.assembly.ServingOptions;
import io.envtest.internal.feature.EnabledApis;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Replays the recordings on an API server alone, the requests in process and those of the
 * smallest samples over HTTP, too, the sequences over HTTP. Cases that
 * are not met yet stand in {@code unmet-*.txt}: a case that fails and is not listed fails the build. {@code
 * -Dgolden.update=true} writes the lists anew, {@code -Dgolden.show=true} prints what differs.
 */
class GoldenReplayIT {

    private static RunningCluster cluster;
    private static GoldenServer server;
    private static Recordings recordings;

    @BeforeAll
    static void start() throws IOException {
        recordings = Recordings.load();
        cluster = RunningCluster.start(new ClusterSettings(
                "127.0.0.1",
                0,
                false,
                true,
                List.of(),
                Set.of(),
                Set.of("ServiceAccount"),
                GoldenServer.USERS,
                Optional.empty(),
                0,
                ServingOptions.DEFAULT,
                EnabledApis.DEFAULT));
        server = new HttpGoldenServer(URI.create(cluster.url()), TestTls.trusting());
    }

    @AfterAll
    static void stop() {
        server.close();
        cluster.close();
    }

    @Test
    void probesAreAnsweredAsTheRealServerAnswersThem() throws IOException {
        Replay replay = new Replay(new DirectGoldenServer(cluster.direct()), "direct");
        new Outcomes(Unmet.read("probes"))
                .of(recordings.probes().values(), replay::probes)
                .check();
    }

    @Test
    void theSmallestSamplesAreAnsweredAlikeOverHttp() throws IOException {
        Replay replay = new Replay(server, "probe");
        List<List<JsonNode>> smallest = recordings.probes().entrySet().stream()
                .filter(file -> file.getKey().contains("-minimal"))
                .map(Map.Entry::getValue)
                .toList();
        assertThat(new Outcomes(Unmet.read("probes"))
                        .of(smallest, replay::probes)
                        .regressions())
                .isEmpty();
    }

    @Test
    void transcriptsAreAnsweredAsTheRealServerAnswersThem() throws IOException {
        Replay replay = new Replay(server, "golden");
        new Outcomes(Unmet.read("transcripts"))
                .of(recordings.transcripts("api-only").values(), replay::named)
                .check();
    }
}
