package io.envtest.internal.controller.gc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Owners that went and left their dependents behind. A dependent that the graph learns of too late to be let go in time is
 * thus not taken for one whose owner was deleted with it. Remembers the last ones. Thread-safe.
 */
final class Orphaned {

    private static final int REMEMBERED = 500;

    private final Set<String> uids = new HashSet<>();
    private final Deque<String> order = new ArrayDeque<>();

    synchronized void add(String uid) {
        if (uids.add(uid)) {
            order.addLast(uid);
        }
        if (order.size() > REMEMBERED) {
            uids.remove(order.removeFirst());
        }
    }

    synchronized boolean contains(String uid) {
        return uids.contains(uid);
    }
}
