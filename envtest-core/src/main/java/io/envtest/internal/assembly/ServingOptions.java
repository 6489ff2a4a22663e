package io.envtest.internal.assembly;

import io.envtest.internal.watchcache.CacheOptions;
import java.time.Duration;

/**
 * How history and watches are kept; what kube-apiserver takes as flags. Immutable.
 *
 * @param compactionInterval {@code --etcd-compaction-interval}: history that is older is given up after at most twice this
 *     time, on the cluster's clock
 * @param minRequestTimeout {@code --min-request-timeout}: a watch that names no {@code timeoutSeconds} lasts this long to
 *     twice as long
 * @param endWatchesWithoutRights whether a watch ends once its user may not watch any more; kube-apiserver lets it go on
 */
public record ServingOptions(Duration compactionInterval, Duration minRequestTimeout, boolean endWatchesWithoutRights) {

    /** What kube-apiserver does without flags. */
    public static final ServingOptions DEFAULT =
            new ServingOptions(CacheOptions.DEFAULT.compactionInterval(), Duration.ofMinutes(30), false);

    CacheOptions cache() {
        CacheOptions usual = CacheOptions.DEFAULT;
        return new CacheOptions(
                usual.slowWatcherEvents(), usual.bookmarkInterval(), compactionInterval, usual.historyLimit());
    }
}
