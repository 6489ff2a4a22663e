package io.envtest.internal.loopback;

import io.envtest.spi.component.ClusterExecutor;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Runs tasks in order, one at a time, on the cluster's threads. Thread-safe. */
final class SerialTasks {

    private final ClusterExecutor executor;
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private boolean running;

    SerialTasks(ClusterExecutor executor) {
        this.executor = executor;
    }

    void add(Runnable task) {
        synchronized (this) {
            tasks.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        executor.execute(this::run);
    }

    private void run() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                System.getLogger("io.envtest").log(System.Logger.Level.ERROR, "a handler failed", e);
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable task = tasks.poll();
        running = task != null;
        return task;
    }
}
