package io.envtest;

import io.envtest.internal.assembly.RunningCluster;

/**
 * A Kubernetes cluster that runs in this JVM until it is closed. Thread-safe. Clusters know nothing of each other: as many
 * as one likes can run side by side.
 *
 * <pre>{@code
 * try (TestCluster cluster = TestCluster.start()) {
 *     String kubeconfig = cluster.access().kubeconfig();
 * }
 * }</pre>
 */
public final class TestCluster implements AutoCloseable {

    private final RunningCluster running;
    private final KubeAccess access;

    TestCluster(RunningCluster running) {
        this.running = running;
        this.access = new KubeAccess(running);
    }

    /**
     * Starts a cluster with controllers, scheduler and two nodes.
     *
     * @return a cluster that answers; to be closed
     */
    public static TestCluster start() {
        return builder().start();
    }

    /**
     * Says what a cluster is to be like before it starts.
     *
     * @return a builder with the defaults of {@link #start()}
     */
    public static ClusterBuilder builder() {
        return new ClusterBuilder();
    }

    /**
     * How clients reach the cluster.
     *
     * @return URL, certificates and kubeconfigs
     */
    public KubeAccess access() {
        return access;
    }

    /** Ends the cluster with all its threads, connections and objects. Twice is harmless. */
    @Override
    public void close() {
        running.close();
    }

    /** The cluster's URL. */
    @Override
    public String toString() {
        return "TestCluster(" + running.url() + ")";
    }
}
