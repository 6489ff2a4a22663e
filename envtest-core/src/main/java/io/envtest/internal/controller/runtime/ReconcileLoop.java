package io.envtest.internal.controller.runtime;

import io.envtest.api.ApiException;
import io.envtest.spi.component.ClusterExecutor;
import io.envtest.time.ClusterClock;
import java.time.Duration;
import java.util.Optional;

/**
 * Works a queue off with a reconciler, on the cluster's executor and on at most as many of its threads as allowed.
 * Holds no thread while there is nothing to do. Thread-safe.
 *
 * @param <K> type of keys
 */
public final class ReconcileLoop<K> {

    private static final System.Logger LOG = System.getLogger(ReconcileLoop.class.getName());

    /** After so many keys a worker lets others have its thread. */
    private static final int KEYS_PER_TURN = 16;

    private final String name;
    private final ClusterExecutor executor;
    private final Reconciler<K> reconciler;
    private final int workers;
    private final WorkQueue<K> queue;
    private int running;
    private boolean started;
    private boolean closed;

    ReconcileLoop(
            String name,
            ClusterExecutor executor,
            ClusterClock clock,
            int workers,
            RetryDelays delays,
            Reconciler<K> reconciler) {
        this.name = name;
        this.executor = executor;
        this.workers = workers;
        this.reconciler = reconciler;
        this.queue = new WorkQueue<>(executor, clock, delays, this::kick);
    }

    /** Adds a key to the queue. */
    public void add(K key) {
        queue.add(key);
    }

    /** Adds a key to the queue after a delay. */
    public void addAfter(K key, Duration delay) {
        queue.addAfter(key, delay);
    }

    void start() {
        synchronized (this) {
            started = true;
        }
        kick();
    }

    void close() {
        synchronized (this) {
            closed = true;
        }
        queue.close();
    }

    private void kick() {
        synchronized (this) {
            if (!started || closed || running >= workers || queue.isEmpty()) {
                return;
            }
            running++;
        }
        executor.execute(this::work);
    }

    private void work() {
        try {
            for (int i = 0; i < KEYS_PER_TURN; i++) {
                Optional<K> key = queue.take();
                if (key.isEmpty()) {
                    break;
                }
                process(key.get());
            }
        } finally {
            synchronized (this) {
                running--;
            }
            kick();
        }
    }

    private void process(K key) {
        try {
            settle(key, reconciler.reconcile(key));
        } catch (ApiException e) {
            LOG.log(System.Logger.Level.DEBUG, () -> name + ": " + key + ": " + e.getMessage());
            queue.addRateLimited(key);
        } catch (RuntimeException e) {
            report(key, e);
            queue.addRateLimited(key);
        } finally {
            queue.done(key);
        }
    }

    private void settle(K key, Result result) {
        if (result.equals(Result.AGAIN)) {
            queue.addRateLimited(key);
            return;
        }
        queue.forget(key);
        if (!result.requeueAfter().isZero()) {
            queue.addAfter(key, result.requeueAfter());
        }
    }

    private void report(K key, RuntimeException failure) {
        synchronized (this) {
            if (closed) {
                return;
            }
        }
        LOG.log(System.Logger.Level.ERROR, name + ": reconciling " + key + " failed", failure);
    }
}
