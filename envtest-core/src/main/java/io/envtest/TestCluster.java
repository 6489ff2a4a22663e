package io.envtest;

import io.envtest.faults.FaultPlan;
import io.envtest.internal.assembly.RunningCluster;
import io.envtest.snapshot.ClusterSnapshot;
import java.time.Duration;
import java.time.Instant;

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

    /**
     * What the cluster holds now. Waits until its controllers have done what follows from what happened, or get nowhere, as
     * those that wait for a webhook; costs next to nothing otherwise.
     *
     * @return a snapshot of this cluster, to be given to {@link #restore}
     * @throws IllegalStateException if the cluster is closed
     */
    public ClusterSnapshot snapshot() {
        return running.snapshot();
    }

    /**
     * Goes back to what the cluster held, by ordinary writes: resource versions keep rising, watchers see events.
     *
     * @param snapshot a snapshot of this cluster
     * @throws IllegalArgumentException if it is of another cluster
     * @throws IllegalStateException if the cluster is closed
     */
    public void restore(ClusterSnapshot snapshot) {
        running.restore(snapshot);
    }

    /**
     * What is to go wrong in this cluster: writes that fail or take long, watches that break. Nothing at first; rules may
     * come and go at any time. They strike the cluster's own controllers as well as clients, {@link #restore} never.
     *
     * @return the plan of this cluster
     */
    public FaultPlan faults() {
        return running.faults();
    }

    /**
     * The time in this cluster, which its timestamps tell.
     *
     * @return the machine's time, and what {@link #advance} has added to it
     */
    public Instant now() {
        return running.now();
    }

    /**
     * Lets time pass in this cluster: from one moment at which something is due to the next, waiting each time until the
     * cluster's own parts have done what follows. Cron jobs start their jobs, leases are renewed or run out, commands that
     * sleep wake up, back-offs end. However long the machine takes for that, no more time passes in the cluster meanwhile.
     * Clients live in real time as before; objects keep their timestamps, and no {@link #restore} turns time back. An hour
     * takes a fraction of a second.
     *
     * @param time how much time passes; zero or more
     * @throws IllegalArgumentException if it is negative
     * @throws IllegalStateException if the cluster is closed
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(
                    "time cannot be turned back by " + time.negated() + ": give a duration of zero or more");
        }
        running.advance(time);
    }

    /**
     * Applies manifests as {@code kubectl apply --server-side --force-conflicts} does, in their order, and waits until
     * the custom resources that they define are served.
     *
     * @param manifests YAML or JSON, several documents with {@code ---} between them
     * @throws IllegalArgumentException if one cannot be read or is refused; names it and the reason
     * @throws IllegalStateException if a custom resource definition is not accepted in time, or the cluster is closed
     */
    public void apply(String manifests) {
        running.apply(manifests);
    }

    /**
     * Tells what is in the cluster, for people: what is not ready, and the last events.
     *
     * @return several lines of text
     * @throws IllegalStateException if the cluster is closed
     */
    public String describe() {
        return running.describe();
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
