package io.envtest.internal.objectstore;

import io.envtest.snapshot.ClusterSnapshot;
import io.envtest.spi.storage.Revision;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A snapshot: a revision, and its rows once the history is about to lose them. Rows are guarded by {@link Snapshots}. */
final class StoredSnapshot implements ClusterSnapshot {

    private final Snapshots owner;
    private final long revision;
    private @Nullable Map<String, Revision> rows;

    StoredSnapshot(Snapshots owner, long revision) {
        this.owner = owner;
        this.revision = revision;
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

    void keep(Map<String, Revision> all) {
        rows = all;
    }

    @Override
    public String toString() {
        return "snapshot@" + revision;
    }
}
