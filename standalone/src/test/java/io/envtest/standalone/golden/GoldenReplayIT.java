package io.envtest.standalone.golden;

import io.envtest.TestCluster;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Replays the recordings over HTTP on an API server alone. Cases that are not met yet stand in {@code unmet-*.txt}: a case
 * that fails and is not listed fails the build. {@code -Dgolden.update=true} writes the lists anew, {@code
 * -Dgolden.show=true} prints what differs.
 */
class GoldenReplayIT {

    private static TestCluster cluster;
    private static GoldenServer server;
    private static Recordings recordings;

    @BeforeAll
    static void start() throws IOException {
        recordings = Recordings.load();
        cluster =
                TestCluster.builder().apiServerOnly().tokens(GoldenServer.USERS).start();
        server = new HttpGoldenServer(URI.create(cluster.access().url()), TestTls.trusting());
    }

    @AfterAll
    static void stop() {
        server.close();
        cluster.close();
    }

    @Test
    void probesAreAnsweredAsTheRealServerAnswersThem() throws IOException {
        Replay replay = new Replay(server, "probe");
        Map<String, Boolean> results = new TreeMap<>();
        recordings
                .probes()
                .values()
                .forEach(lines -> replay.probes(lines)
                        .forEach((name, differences) ->
                                results.put(name, Unmet.shown(name, differences).isEmpty())));
        Unmet.read("probes").check(results);
    }

    @Test
    void transcriptsAreAnsweredAsTheRealServerAnswersThem() throws IOException {
        Unmet unmet = Unmet.read("transcripts");
        unmet.check(new Replay(server, "golden")
                .transcripts(recordings.transcripts("api-only").values(), unmet));
    }
}
