package io.envtest.standalone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.TestCluster;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Replays the recordings of a whole cluster: admission, webhooks, authentication, RBAC, controllers, scheduler, kubelet. */
class GoldenClusterReplayIT {

    @Test
    void transcriptsAreAnsweredAsTheRealClusterAnswersThem() throws IOException {
        Recordings recordings = Recordings.load();
        List<JsonNode> transcripts = List.copyOf(recordings.transcripts("full").values());
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
