package io.envtest.junit;

import io.envtest.ClusterBuilder;
import io.envtest.TestCluster;
import io.envtest.snapshot.ClusterSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** A cluster with all that a test is given of it; closed with the JUnit store that holds it. */
@SuppressWarnings("deprecation") // newer JUnits close any AutoCloseable, older ones only this
final class ClusterLease implements CloseableResource, AutoCloseable {

    private static final List<String> DEFAULT_NODES = List.of("node-0", "node-1");

    private final TestCluster cluster;
    private final String text;
    private final Path kubeconfig;
    private final Clients clients;
    private final DefaultLookups lookups;
    private final TestHandle handle;
    private final InjectedFields fields = new InjectedFields();
    private @Nullable ClusterSnapshot beginning;
    private int running;
    private boolean closed;

    private ClusterLease(KubeTestCluster wanted, TestCluster cluster, DefaultLookups lookups) {
        this.cluster = cluster;
        this.lookups = lookups;
        this.text = cluster.access().kubeconfig();
        this.handle = new TestHandle(cluster, text);
        for (String location : wanted.crds()) {
            handle.apply(location);
        }
        this.clients = new Clients(text);
        this.kubeconfig = KubeconfigFile.write(text);
        lookups.add(kubeconfig);
    }

    static ClusterLease start(KubeTestCluster wanted, DefaultLookups lookups) {
        refuseWhatDoesNothing(wanted);
        ClusterBuilder builder = TestCluster.builder().nodes(wanted.nodes()).without(wanted.without());
        builder.runtimeConfig(wanted.runtimeConfig()).featureGates(wanted.featureGates());
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

    private static void refuseWhatDoesNothing(KubeTestCluster wanted) {
        if (wanted.apiServerOnly() && (!List.of(wanted.nodes()).equals(DEFAULT_NODES) || wanted.without().length > 0)) {
            throw new ExtensionConfigurationException(
                    "apiServerOnly = true leaves out all nodes and controllers: remove it, or nodes and without");
        }
    }

    /** A test method begins. */
    synchronized void begin() {
        if (running++ == 0) {
            beginning = cluster.snapshot();
        }
    }

    /** A test method has ended. The last of those that ran beside each other takes back what they left. */
    synchronized void end() {
        if (--running == 0 && beginning != null) {
            cluster.faults().clear();
            cluster.restore(beginning);
        }
    }

    /** Goes back to a snapshot, unless a test method runs. */
    synchronized void restore(ClusterSnapshot snapshot) {
        if (running == 0) {
            cluster.restore(snapshot);
        }
    }

    InjectedFields fields() {
        return fields;
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
        fields.clear();
        clients.close();
        cluster.close();
        try {
            Files.deleteIfExists(kubeconfig);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + kubeconfig, e);
        }
    }
}
