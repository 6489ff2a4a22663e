package io.envtest.junit;

import io.envtest.ClusterBuilder;
import io.envtest.TestCluster;
import io.envtest.snapshot.ClusterSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** A cluster with all that a test is given of it; closed with the JUnit store that holds it. */
@SuppressWarnings("deprecation") // newer JUnits close any AutoCloseable, older ones only this
final class ClusterLease implements CloseableResource, AutoCloseable {

    private final TestCluster cluster;
    private final Path kubeconfig;
    private final Clients clients;
    private final DefaultLookups lookups;
    private final TestHandle handle;
    private final ClusterSnapshot beginning;
    private boolean closed;

    private ClusterLease(KubeTestCluster wanted, TestCluster cluster) {
        this.cluster = cluster;
        this.kubeconfig = writeKubeconfig(cluster.access().kubeconfig());
        this.clients = new Clients(cluster.access().kubeconfig());
        this.lookups = DefaultLookups.pointTo(kubeconfig, cluster.access().kubeconfig());
        this.handle = new TestHandle(cluster);
        for (String location : wanted.crds()) {
            handle.apply(location);
        }
        this.beginning = cluster.snapshot();
    }

    static ClusterLease start(KubeTestCluster wanted) {
        ClusterBuilder builder = TestCluster.builder().nodes(wanted.nodes()).without(wanted.without());
        if (wanted.apiServerOnly()) {
            builder.apiServerOnly();
        }
        TestCluster cluster = builder.start();
        try {
            return new ClusterLease(wanted, cluster);
        } catch (RuntimeException | Error e) {
            cluster.close();
            throw e;
        }
    }

    private static Path writeKubeconfig(String text) {
        try {
            Path file = Files.createTempFile("envtest-", ".kubeconfig");
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the kubeconfig into the folder for temporary files", e);
        }
    }

    /** Goes back to the objects the cluster had before the first test. */
    void reset() {
        cluster.restore(beginning);
    }

    TestCluster cluster() {
        return cluster;
    }

    TestHandle handle() {
        return handle;
    }

    Path kubeconfig() {
        return kubeconfig;
    }

    Clients clients() {
        return clients;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        lookups.close();
        clients.close();
        cluster.close();
        try {
            Files.deleteIfExists(kubeconfig);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + kubeconfig, e);
        }
    }
}
