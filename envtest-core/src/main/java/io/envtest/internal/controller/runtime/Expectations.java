package io.envtest.internal.controller.runtime;

import io.envtest.api.ObjectKey;
import io.envtest.time.ClusterClock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a controller has done and not yet seen come back through its informers. Until it has, it must not count its
 * objects again, or it would create or delete too many. An expectation that is not met within five minutes is given up.
 * Thread-safe.
 */
public final class Expectations {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ClusterClock clock;
    private final Map<ObjectKey, Expected> byController = new HashMap<>();

    private static final class Expected {
        final String uid;
        int creations;
        final Set<ObjectKey> deletions = new HashSet<>();
        long since;

        Expected(String uid) {
            this.uid = uid;
        }

        boolean fulfilled() {
            return creations <= 0 && deletions.isEmpty();
        }
    }

    /** Nothing is expected at first. */
    public Expectations(ClusterClock clock) {
        this.clock = clock;
    }

    /**
     * What is expected from now on is expected by the controller with this uid. What one of the same name expected that is
     * gone will not be seen any more, for its objects no longer lead to it, and is forgotten.
     */
    public synchronized void by(ObjectKey controller, String uid) {
        Expected expected = byController.get(controller);
        if (expected == null || !expected.uid.equals(uid)) {
            byController.put(controller, new Expected(uid));
        }
    }

    /** A controller is about to create so many objects. */
    public synchronized void expectCreations(ObjectKey controller, int count) {
        Expected expected = renewed(controller);
        expected.creations += count;
    }

    /** A controller is about to delete these objects. */
    public synchronized void expectDeletions(ObjectKey controller, Collection<ObjectKey> objects) {
        renewed(controller).deletions.addAll(objects);
    }

    private Expected renewed(ObjectKey controller) {
        Expected expected = byController.computeIfAbsent(controller, key -> new Expected(""));
        expected.since = clock.nanos();
        return expected;
    }

    /** A created object was seen, or its creation failed. */
    public void creationObserved(ObjectKey controller) {
        creationsObserved(controller, 1);
    }

    /** Created objects were seen, or their creation failed or was not tried. */
    public synchronized void creationsObserved(ObjectKey controller, int count) {
        Expected expected = byController.get(controller);
        if (expected != null) {
            expected.creations -= count;
        }
    }

    /** An object was seen to go, or its deletion failed. */
    public synchronized void deletionObserved(ObjectKey controller, ObjectKey object) {
        Expected expected = byController.get(controller);
        if (expected != null) {
            expected.deletions.remove(object);
        }
    }

    /** Whether a controller's last steps have all been seen. */
    public synchronized boolean satisfied(ObjectKey controller) {
        Expected expected = byController.get(controller);
        return expected == null || expected.fulfilled() || clock.nanos() - expected.since > PATIENCE.toNanos();
    }

    /** Forgets a controller. */
    public synchronized void forget(ObjectKey controller) {
        byController.remove(controller);
    }
}
