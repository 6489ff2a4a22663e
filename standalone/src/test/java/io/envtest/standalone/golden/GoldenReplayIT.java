package io.envtest.standalone.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
 * that fails and is not listed fails the build. {@code -Dgolden.update=true} writes the lists anew.
 */
class GoldenReplayIT {

    private static final String USERS = """
            admin-token,admin,admin-uid,"system:masters"
            alice-token,alice,alice-uid,"developers,testers"
            bob-token,bob,bob-uid
            """;

    private static TestCluster cluster;
    private static GoldenServer server;
    private static Recordings recordings;

    @BeforeAll
    static void start() throws IOException {
        recordings = Recordings.load();
        cluster = TestCluster.builder().apiServerOnly().tokens(USERS).start();
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
                .forEach(lines ->
                        replay.probes(lines).forEach((name, differences) -> results.put(name, differences.isEmpty())));
        check("probes", results);
    }

    @Test
    void transcriptsAreAnsweredAsTheRealServerAnswersThem() throws IOException {
        Replay replay = new Replay(server, "golden");
        Unmet unmet = Unmet.read("transcripts");
        Map<String, Boolean> results = new TreeMap<>();
        for (JsonNode transcript : recordings.transcripts("api-only").values()) {
            results.put(
                    transcript.get("name").asText(),
                    replay.transcript(transcript).isEmpty());
        }
        check("transcripts", results);
    }

    private static void check(String what, Map<String, Boolean> results) throws IOException {
        Unmet unmet = Unmet.read(what);
        System.out.println(unmet.summary(results));
        if (Boolean.getBoolean("golden.update")) {
            unmet.write(results);
            return;
        }
        assertThat(unmet.regressions(results))
                .as("%s that were met before", what)
                .isEmpty();
    }
}
