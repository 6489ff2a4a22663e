package io.envtest.internal.controller.runtime;

import io.envtest.spi.component.ClusterExecutor;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Runs tasks one after the other, in the order given, on the cluster's executor. Thread-safe. */
public final class SerialQueue {

    private final ClusterExecutor executor;
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private boolean running;
    private boolean closed;

    /** Runs on an executor. */
    public SerialQueue(ClusterExecutor executor) {
        this.executor = executor;
    }

    /** Runs a task after all that were given before it. */
    public void execute(Runnable task) {
        synchronized (this) {
            if (closed) {
                return;
            }
            tasks.addLast(task);
            if (running) {
                return;
            }
            running = true;
        }
        executor.execute(this::work);
    }

    private void work() {
        Runnable task = next();
        while (task != null) {
            runOrYield(task);
            task = next();
        }
    }

    private void runOrYield(Runnable task) {
        boolean finished = false;
        try {
            task.run();
            finished = true;
        } finally {
            if (!finished) {
                executor.execute(this::work);
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable task = tasks.pollFirst();
        running = task != null;
        return task;
    }

    /** Drops what has not begun and takes no more. */
    public synchronized void close() {
        closed = true;
        tasks.clear();
    }
}
