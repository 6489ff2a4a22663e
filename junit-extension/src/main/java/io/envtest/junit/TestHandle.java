package io.envtest.junit;

import io.envtest.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A test's hand on its cluster. */
final class TestHandle implements KubeTestCluster.Handle {

    private static final long ASK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final TestCluster cluster;
    private final String kubeconfig;

    TestHandle(TestCluster cluster, String kubeconfig) {
        this.cluster = cluster;
        this.kubeconfig = kubeconfig;
    }

    @Override
    public TestCluster cluster() {
        return cluster;
    }

    @Override
    public String kubeconfig() {
        return kubeconfig;
    }

    @Override
    public void apply(String location) {
        for (Manifests.Manifest manifest : Manifests.at(location)) {
            try {
                cluster.apply(manifest.text());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(manifest.place() + ": " + e.getMessage(), e);
            } catch (IllegalStateException e) {
                throw new IllegalStateException(manifest.place() + ": " + e.getMessage(), e);
            }
        }
    }

    @Override
    public void await(String what, Duration atMost, KubeTestCluster.Condition condition) {
        Stopwatch watch = new Stopwatch();
        while (!holds(condition)) {
            if (watch.elapsed().compareTo(atMost) > 0) {
                throw new AssertionError(
                        "waited " + atMost.toMillis() + " ms in vain for " + what + "\n" + cluster.describe());
            }
            LockSupport.parkNanos(ASK_AGAIN_NANOS);
        }
    }

    private static boolean holds(KubeTestCluster.Condition condition) {
        try {
            return condition.holds();
        } catch (Exception e) {
            throw TestHandle.<RuntimeException>asItIs(e);
        }
    }

    /** Lets a checked exception through. A type parameter for it in await would be one that Kotlin cannot infer. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> E asItIs(Exception failure) throws E {
        throw (E) failure;
    }

    @Override
    public void show(Appendable out) {
        try {
            out.append(cluster.describe());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot print what is in the cluster", e);
        }
    }
}
