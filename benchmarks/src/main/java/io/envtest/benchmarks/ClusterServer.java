package io.envtest.benchmarks;

import io.envtest.TestCluster;
import java.net.URI;

/** This project's API server. */
final class ClusterServer implements Server {

    private final TestCluster cluster = TestCluster.builder()
            .apiServerOnly()
            .http()
            .tokens(HttpConnection.TOKEN + ",admin,admin-uid,\"system:masters\"\n")
            .start();

    @Override
    public String name() {
        return "envtest";
    }

    @Override
    public int port() {
        return URI.create(cluster.access().url()).getPort();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
