package io.envtest.internal.watchcache;

import java.time.Duration;

/**
 * Limits of the watch cache.
 *
 * @param slowWatcherEvents how many events a watcher that takes nothing may fall behind before it is closed
 * @param bookmarkInterval time between bookmarks, on the cluster's clock
 * @param compactionInterval history that is older is given up after at most twice this time, on the cluster's clock
 * @param historyLimit history that is longer than about twice this many revisions is given up at once
 */
public record CacheOptions(
        long slowWatcherEvents, Duration bookmarkInterval, Duration compactionInterval, long historyLimit) {

    /** What kube-apiserver does, and a history that fits in a test's memory. */
    public static final CacheOptions DEFAULT =
            new CacheOptions(10_000, Duration.ofMinutes(1), Duration.ofMinutes(5), 20_000);
}
