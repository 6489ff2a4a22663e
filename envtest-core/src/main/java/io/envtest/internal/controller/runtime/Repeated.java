package io.envtest.internal.controller.runtime;

import io.envtest.spi.component.ClusterExecutor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A task that runs again and again, a fixed time after it last ended. */
final class Repeated {

    private final ClusterExecutor executor;
    private final Duration period;
    private final Runnable task;
    private ClusterExecutor.@Nullable Timer timer;
    private boolean closed;

    Repeated(ClusterExecutor executor, Duration period, Runnable task) {
        this.executor = executor;
        this.period = period;
        this.task = task;
    }

    synchronized void next() {
        if (!closed) {
            timer = executor.schedule(this::run, period);
        }
    }

    private void run() {
        try {
            task.run();
        } finally {
            next();
        }
    }

    synchronized void close() {
        closed = true;
        if (timer != null) {
            timer.cancel();
        }
    }
}
