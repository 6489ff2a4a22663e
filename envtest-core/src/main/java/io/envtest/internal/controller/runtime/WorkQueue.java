package io.envtest.internal.controller.runtime;

import io.envtest.spi.component.ClusterExecutor;
import io.envtest.time.ClusterClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keys that wait to be worked on, each at most once; a key that is added while it is worked on comes again afterwards.
 * Keys can be added after a delay, and after failures with one that doubles each time. Thread-safe;
 * nobody waits here, the owner is told when a key becomes ready.
 *
 * @param <K> type of keys
 */
public final class WorkQueue<K> {

    private final RetryDelays delays;
    private final ClusterExecutor executor;
    private final ClusterClock clock;
    private final Runnable onReady;
    private final Deque<K> ready = new ArrayDeque<>();
    private final Set<K> dirty = new HashSet<>();
    private final Set<K> processing = new HashSet<>();
    private final Map<K, Delayed> delayed = new HashMap<>();
    private final Map<K, Integer> failures = new HashMap<>();
    private boolean closed;

    private record Delayed(long due, ClusterExecutor.Timer timer) {}

    /**
     * Makes an empty queue.
     *
     * @param executor runs the delays
     * @param clock measures them
     * @param delays after failures
     * @param onReady called, outside any lock, each time a key has become ready
     */
    public WorkQueue(ClusterExecutor executor, ClusterClock clock, RetryDelays delays, Runnable onReady) {
        this.executor = executor;
        this.clock = clock;
        this.delays = delays;
        this.onReady = onReady;
    }

    /** Adds a key, unless it waits already. */
    public void add(K key) {
        boolean nowReady;
        synchronized (this) {
            nowReady = !closed && dirty.add(key) && !processing.contains(key);
            if (nowReady) {
                ready.addLast(key);
            }
        }
        if (nowReady) {
            onReady.run();
        }
    }

    /** Adds a key after a delay; of several delays for one key the shortest counts. */
    public void addAfter(K key, Duration delay) {
        if (delay.isZero() || delay.isNegative()) {
            add(key);
            return;
        }
        synchronized (this) {
            long due = clock.nanos() + delay.toNanos();
            Delayed earlier = delayed.get(key);
            if (closed || (earlier != null && earlier.due() - due <= 0)) {
                return;
            }
            if (earlier != null) {
                earlier.timer().cancel();
            }
            delayed.put(key, new Delayed(due, executor.schedule(() -> ripen(key, due), delay)));
        }
    }

    private void ripen(K key, long due) {
        synchronized (this) {
            Delayed entry = delayed.get(key);
            if (entry == null || entry.due() != due) {
                return;
            }
            delayed.remove(key);
        }
        add(key);
    }

    /** Adds a key after the delay its failures have earned it, and counts one more. */
    public void addRateLimited(K key) {
        int before;
        synchronized (this) {
            before = failures.merge(key, 1, Integer::sum) - 1;
        }
        addAfter(key, delays.after(before));
    }

    /** Forgets the failures of a key. */
    public synchronized void forget(K key) {
        failures.remove(key);
    }

    /** Takes the next key, which is then being worked on until {@link #done}. */
    synchronized Optional<K> take() {
        K key = ready.pollFirst();
        if (key == null) {
            return Optional.empty();
        }
        dirty.remove(key);
        processing.add(key);
        return Optional.of(key);
    }

    /** Says that the work on a key has ended. */
    void done(K key) {
        boolean again;
        synchronized (this) {
            processing.remove(key);
            again = dirty.contains(key) && !closed;
            if (again) {
                ready.addLast(key);
            }
        }
        if (again) {
            onReady.run();
        }
    }

    synchronized boolean isEmpty() {
        return ready.isEmpty();
    }

    /** Drops every key and takes no more. */
    synchronized void close() {
        closed = true;
        ready.clear();
        dirty.clear();
        delayed.values().forEach(entry -> entry.timer().cancel());
        delayed.clear();
    }
}
