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
    private final String text;
    private final Path kubeconfig;
    private final Clients clients;
    private final DefaultLookups lookups;
    private final TestHandle handle;
    private final ClusterSnapshot beginning;
    private boolean closed;

    private ClusterLease(KubeTestCluster wanted, TestCluster cluster, DefaultLookups lookups) {
        this.cluster = cluster;
        this.lookups = lookups;
        this.text = cluster.access().kubeconfig();
        this.handle = new TestHandle(cluster, text);
        for (String location : wanted.crds()) {
            handle.apply(location);
        }
        this.beginning = cluster.snapshot();
        this.clients = new Clients(text);
        this.kubeconfig = KubeconfigFile.write(text);
        lookups.add(kubeconfig);
    }

    static ClusterLease start(KubeTestCluster wanted, DefaultLookups lookups) {
        ClusterBuilder builder = TestCluster.builder().nodes(wanted.nodes()).without(wanted.without());
        if (wanted.apiServerOnly()) {
            builder.apiServerOnly();
        }
        TestCluster cluster = builder.start();
        try {
            return new ClusterLease(wanted, cluster, lookups);
        } catch (RuntimeException | Error e) {
            cluster.close();
            throw e;
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
        lookups.remove(kubeconfig);
        clients.close();
        cluster.close();
        try {
            Files.deleteIfExists(kubeconfig);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + kubeconfig, e);
        }
    }
}
