package io.envtest.internal.objectstore;

import io.envtest.snapshot.ClusterSnapshot;
import io.envtest.spi.storage.Revision;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot: a revision, another one at which everything was the same, and its rows once the history is about to lose
 * that. Guarded by {@link Snapshots}.
 */
final class StoredSnapshot implements ClusterSnapshot {

    private final Snapshots owner;
    private final long revision;
    private long same;
    private @Nullable Map<String, Revision> rows;

    StoredSnapshot(Snapshots owner, long revision) {
        this.owner = owner;
        this.revision = revision;
        this.same = revision;
    }

    @Override
    public long revision() {
        return revision;
    }

    boolean isOf(Snapshots snapshots) {
        return owner == snapshots;
    }

    @Nullable
    Map<String, Revision> rows() {
        return rows;
    }

    /** The last revision that is known to have had the same content. */
    long same() {
        return same;
    }

    /** Everything is as it was then, at a later revision. */
    void restored(long at) {
        same = at;
        rows = null;
    }

    void keep(Map<String, Revision> all) {
        rows = all;
    }

    @Override
    public String toString() {
        return "snapshot@" + revision;
    }
}
