package io.envtest.benchmarks;

import io.envtest.internal.assembly.ClusterSettings;
import io.envtest.internal.assembly.RunningCluster;
import io.envtest.internal.assembly.ServingOptions;
import io.envtest.internal.feature.EnabledApis;
import io.envtest.internal.http.DirectServer;
import io.envtest.snapshot.ClusterSnapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An API server that is asked by the whole path of a request, filters and encoding included, but without a socket. */
final class DirectCluster implements AutoCloseable {

    private static final List<String> AUTHORIZATION = List.of("Bearer " + HttpConnection.TOKEN);
    private static final List<String> ACCEPT = List.of("application/json");

    private final RunningCluster cluster = RunningCluster.start(new ClusterSettings(
            "127.0.0.1",
            0,
            true,
            true,
            List.of(),
            Set.of(),
            Set.of(),
            HttpConnection.TOKEN + ",admin,admin-uid,\"system:masters\"\n",
            Optional.empty(),
            1,
            ServingOptions.DEFAULT,
            EnabledApis.DEFAULT));
    private final DirectServer server = cluster.direct();

    /** Sends a request; gives the body of the answer. */
    byte[] send(String method, String path, String type, String body) {
        DirectServer.Reply reply = server.answer(new DirectServer.Message(
                method,
                path,
                Map.of("Authorization", AUTHORIZATION, "Accept", ACCEPT, "Content-Type", List.of(type)),
                List.of(),
                body.getBytes(StandardCharsets.UTF_8)));
        if (reply.code() >= 300) {
            throw new IllegalStateException(method + " " + path + " answered " + reply.code() + ": "
                    + new String(reply.body(), StandardCharsets.UTF_8));
        }
        return reply.body();
    }

    ClusterSnapshot snapshot() {
        return cluster.snapshot();
    }

    void restore(ClusterSnapshot snapshot) {
        cluster.restore(snapshot);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
