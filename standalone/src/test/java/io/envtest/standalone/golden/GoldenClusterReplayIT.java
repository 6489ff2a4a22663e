package io.envtest.standalone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.TestCluster;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Replays the recordings of a whole cluster, area by area: controllers, scheduler, kubelet, authentication, RBAC. */
class GoldenClusterReplayIT {

    private static final List<String> AREAS = List.of(
            "authn",
            "controller-daemonset",
            "controller-deployment",
            "controller-endpoints",
            "controller-gc",
            "controller-job",
            "controller-namespace",
            "controller-replicaset",
            "controller-replicationcontroller",
            "controller-serviceaccount",
            "controller-statefulset",
            "nslife",
            "policy",
            "rbac",
            "review",
            "scheduler");

    @Test
    void transcriptsAreAnsweredAsTheRealClusterAnswersThem() throws IOException {
        Recordings recordings = Recordings.load();
        List<JsonNode> transcripts = new ArrayList<>();
        AREAS.forEach(area ->
                transcripts.addAll(recordings.transcripts("full/" + area).values()));
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
