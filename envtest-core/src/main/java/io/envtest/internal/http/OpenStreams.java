package io.envtest.internal.http;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The streams that are open, so that closing the server ends them. Thread-safe. */
final class OpenStreams {

    private final Set<Runnable> open = ConcurrentHashMap.newKeySet();

    void add(Runnable stop) {
        open.add(stop);
    }

    void remove(Runnable stop) {
        open.remove(stop);
    }

    void stopAll() {
        List.copyOf(open).forEach(Runnable::run);
    }
}
