package io.envtest.standalone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.TestCluster;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Replays the recordings of a whole cluster: admission, authentication, RBAC, controllers, scheduler, kubelet. */
class GoldenClusterReplayIT {

    /** What calls back to a server of its own, which this replay has not. */
    private static final Set<String> LEFT_OUT = Set.of("crd-webhook-conversion", "webhook");

    @Test
    void transcriptsAreAnsweredAsTheRealClusterAnswersThem() throws IOException {
        Recordings recordings = Recordings.load();
        List<JsonNode> transcripts = recordings.transcripts("full").values().stream()
                .filter(transcript ->
                        !LEFT_OUT.contains(transcript.get("name").asText().split("/")[0]))
                .toList();
        Unmet unmet = Unmet.read("cluster");
        try (TestCluster cluster = TestCluster.builder()
                        .nodes("node-0", "node-1")
                        .tokens(GoldenServer.USERS)
                        .start();
                GoldenServer server =
                        new HttpGoldenServer(URI.create(cluster.access().url()), TestTls.trusting())) {
            Replay replay = new Replay(server, "cluster");
            new Outcomes(unmet).of(transcripts, replay::named).check();
        }
    }
}
