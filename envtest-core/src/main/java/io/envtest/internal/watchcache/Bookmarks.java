package io.envtest.internal.watchcache;

import io.envtest.spi.component.ClusterExecutor;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;

/** Sends bookmarks in intervals as long as anybody takes them, the first to a watch after half of one or later. Thread-safe. */
final class Bookmarks {

    private final ClusterExecutor executor;
    private final Duration interval;
    private final Collection<AreaCache> areas;
    private final AtomicBoolean ticking = new AtomicBoolean();

    /**
     * Bookmarks for areas.
     *
     * @param areas a live view
     */
    Bookmarks(ClusterExecutor executor, Duration interval, Collection<AreaCache> areas) {
        this.executor = executor;
        this.interval = interval;
        this.areas = areas;
    }

    /** Begins to send unless that has begun already; to be called after a watch that takes bookmarks was opened. */
    void begin() {
        if (ticking.compareAndSet(false, true)) {
            executor.schedule(this::tick, interval.dividedBy(2));
        }
    }

    private void tick() {
        ticking.set(false);
        boolean any = false;
        for (AreaCache area : areas) {
            any |= area.hub().halfTime();
        }
        if (any) {
            begin();
        }
    }
}
