package io.envtest.standalone.golden;

import io.envtest.TestCluster;
import java.io.IOException;
import java.net.URI;
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
        new Outcomes(Unmet.read("probes"))
                .of(recordings.probes().values(), replay::probes)
                .check();
    }

    @Test
    void transcriptsAreAnsweredAsTheRealServerAnswersThem() throws IOException {
        Replay replay = new Replay(server, "golden");
        new Outcomes(Unmet.read("transcripts"))
                .of(recordings.transcripts("api-only").values(), replay::named)
                .check();
    }
}
