package io.envtest.internal.http;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What one I/O thread is to write to watchers, a few at a time: between two rounds the thread looks at its sockets, so
 * that a request waits for one round and not for a thousand watchers. Thread-safe.
 */
final class WriteRounds {

    /** Writes of a round, each of some microseconds. */
    private static final int MOST = 32;

    private final Executor ioThread;
    private final Executor elsewhere;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    /**
     * Rounds of a thread.
     *
     * @param ioThread what it is given while it works it does before it looks at its sockets
     * @param elsewhere any other thread
     */
    WriteRounds(Executor ioThread, Executor elsewhere) {
        this.ioThread = ioThread;
        this.elsewhere = elsewhere;
    }

    /** Has something written after what waits already; never blocks. */
    void add(Runnable write) {
        waiting.add(write);
        begin();
    }

    private void begin() {
        if (scheduled.compareAndSet(false, true)) {
            ioThread.execute(this::round);
        }
    }

    private void round() {
        for (int i = 0; i < MOST; i++) {
            Runnable write = waiting.poll();
            if (write == null) {
                break;
            }
            run(write);
        }
        scheduled.set(false);
        if (!waiting.isEmpty()) {
            elsewhere.execute(this::begin); // by way of another thread, so that the sockets come first
        }
    }

    /** One watcher that cannot be written to must not cost the others their turn. */
    private static void run(Runnable write) {
        try {
            write.run();
        } catch (RuntimeException e) {
            System.getLogger("io.envtest").log(System.Logger.Level.ERROR, "a watcher could not be written to", e);
        }
    }
}
