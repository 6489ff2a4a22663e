package io.envtest.internal.assembly;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has been started, to be closed in reverse order. Attempts everything; the first failure carries the others. */
final class Closing implements AutoCloseable {

    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T add(T part) {
        started.push(part);
        return part;
    }

    /** Closes a part that was added before all that have been added since. */
    synchronized void beforeOthers(AutoCloseable part) {
        started.remove(part);
        started.push(part);
    }

    @Override
    public synchronized void close() {
        RuntimeException failure = null;
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                if (failure == null) {
                    failure = new IllegalStateException("a part of the cluster could not be closed", e);
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
