package io.envtest.standalone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.TestCluster;
import io.envtest.faults.Fault;
import io.envtest.faults.FaultPoint;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Replays the recordings of a whole cluster: admission, webhooks, authentication, RBAC, controllers, scheduler, kubelet. */
class GoldenClusterReplayIT {

    private static final Duration LATENESS = Duration.ofMillis(300);

    @Test
    void transcriptsAreAnsweredAsTheRealClusterAnswersThem() throws IOException {
        Recordings recordings = Recordings.load();
        Collection<JsonNode> transcripts = recordings.transcripts("full").values();
        Unmet unmet = Unmet.read("cluster");
        try (TestCluster cluster = TestCluster.builder()
                        .nodes("node-0", "node-1")
                        .tokens(GoldenServer.USERS)
                        .start();
                GoldenServer server =
                        new HttpGoldenServer(URI.create(cluster.access().url()), TestTls.trusting())) {
            Replay replay = new Replay(server, "cluster");
            new Outcomes(unmet)
                    .of(transcripts, (pace, transcript) -> {
                        if (pace == Pace.LATE_PARTS) {
                            cluster.faults().at(FaultPoint.WATCH_DELIVERY).inject(Fault.delay(LATENESS));
                        }
                        Map<String, List<String>> found = replay.named(pace, transcript);
                        cluster.faults().clear();
                        return found;
                    })
                    .check();
        }
    }
}
