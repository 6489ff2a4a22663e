package io.envtest.internal.assembly;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ObjectKey;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.view.core.v1.Node;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What components make as soon as they run and users count on: nodes that take pods, and the service account that pods
 * run as. Whoever gets a cluster, or takes a first snapshot of it, finds them.
 */
final class FirstObjects {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NOT_READY = "node.kubernetes.io/not-ready";

    private final Set<ObjectKey> missing = new HashSet<>();
    private final CountDownLatch complete = new CountDownLatch(1);

    private final boolean untainted;

    private FirstObjects(Set<String> running, List<String> nodes) {
        untainted = running.contains("node-lifecycle-controller");
        if (running.contains("fake-kubelet")) {
            nodes.forEach(node -> missing.add(new ObjectKey("", node)));
        }
        if (running.contains("serviceaccount-controller")) {
            missing.add(new ObjectKey("default", "default"));
        }
    }

    /**
     * Waits until they are there.
     *
     * @param running names of the components that run
     * @param nodes names of the nodes that they simulate
     * @throws IllegalStateException if they are not there in time; names what is missing
     */
    static void await(ObjectReader objects, Set<String> running, List<String> nodes) {
        FirstObjects first = new FirstObjects(running, nodes);
        if (first.missing.isEmpty()) {
            return;
        }
        objects.follow(Resources.NODES, first::node);
        objects.follow(Resources.SERVICE_ACCOUNTS, first::account);
        first.await();
    }

    private void await() {
        try {
            if (!complete.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the cluster did not come up within " + PATIENCE.toSeconds()
                        + " s: not ready are " + missing() + "; is a component left out that makes them?");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the cluster came up", e);
        }
    }

    private synchronized List<String> missing() {
        return missing.stream().map(ObjectKey::toString).sorted().toList();
    }

    private void node(ObjectKey key, @Nullable ObjectNode now) {
        if (now != null && takesPods(Node.of(now))) {
            found(key);
        }
    }

    private boolean takesPods(Node node) {
        return node.status().conditions().stream()
                        .anyMatch(c -> c.type().equals("Ready") && c.status().equals("True"))
                && !(untainted
                        && node.spec().taints().stream()
                                .anyMatch(taint -> taint.key().equals(NOT_READY)));
    }

    private void account(ObjectKey key, @Nullable ObjectNode now) {
        if (now != null) {
            found(key);
        }
    }

    private synchronized void found(ObjectKey key) {
        missing.remove(key);
        if (missing.isEmpty()) {
            complete.countDown();
        }
    }
}
