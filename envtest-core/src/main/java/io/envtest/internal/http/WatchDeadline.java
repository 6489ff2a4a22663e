package io.envtest.internal.http;

import io.envtest.internal.objectstore.WatchHandle;
import io.envtest.spi.component.ClusterExecutor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Ends a watch in time, and shortly before asks for a bookmark, so that the client's next watch begins where this one
 * ended. Thread-safe.
 */
final class WatchDeadline implements ClusterExecutor.Timer {

    private static final Duration BOOKMARK_BEFORE = Duration.ofSeconds(2);

    private final ClusterExecutor executor;
    private final WatchHandle watch;
    private final Runnable end;
    private ClusterExecutor.@Nullable Timer timer;
    private boolean cancelled;

    private WatchDeadline(ClusterExecutor executor, WatchHandle watch, Runnable end) {
        this.executor = executor;
        this.watch = watch;
        this.end = end;
    }

    /** Begins to wait. */
    static WatchDeadline of(ClusterExecutor executor, Duration timeout, WatchHandle watch, Runnable end) {
        WatchDeadline deadline = new WatchDeadline(executor, watch, end);
        Duration first = timeout.minus(BOOKMARK_BEFORE);
        if (first.isNegative() || first.isZero()) {
            deadline.schedule(end, timeout);
        } else {
            deadline.schedule(deadline::bookmark, first);
        }
        return deadline;
    }

    private void bookmark() {
        watch.bookmark();
        schedule(end, BOOKMARK_BEFORE);
    }

    private synchronized void schedule(Runnable task, Duration delay) {
        if (!cancelled) {
            timer = executor.schedule(task, delay);
        }
    }

    @Override
    public synchronized void cancel() {
        cancelled = true;
        if (timer != null) {
            timer.cancel();
        }
    }
}
