package io.envtest.internal.objectstore;

import io.envtest.snapshot.ClusterSnapshot;
import io.envtest.spi.storage.KeyRange;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.Revision;
import io.envtest.spi.storage.Write;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes snapshots and goes back to them. A snapshot is a revision as long as the store has its history; before that is
 * compacted, the snapshots that somebody still holds take their rows along. Thread-safe.
 */
public final class Snapshots {

    private final MvccStorage storage;
    private final Set<StoredSnapshot> held = Collections.newSetFromMap(new WeakHashMap<>());

    /** Snapshots of a store. */
    public Snapshots(MvccStorage storage) {
        this.storage = storage;
    }

    /** See {@link ObjectStorage#snapshot}. */
    public synchronized ClusterSnapshot take() {
        StoredSnapshot snapshot = new StoredSnapshot(this, storage.currentRevision());
        held.add(snapshot);
        return snapshot;
    }

    /** Lets the snapshots take along what a compaction to a revision will forget. */
    public synchronized void beforeCompaction(long revision) {
        for (StoredSnapshot snapshot : held) {
            if (snapshot.revision() < revision && snapshot.rows() == null) {
                snapshot.keep(snapshot.revision() == 0 ? Map.of() : rowsAt(snapshot.revision()));
            }
        }
    }

    /** See {@link ObjectStorage#restore}. */
    public synchronized void restore(ClusterSnapshot snapshot) {
        if (!(snapshot instanceof StoredSnapshot stored) || !stored.isOf(this)) {
            throw new IllegalArgumentException("the snapshot is of another cluster");
        }
        boolean done = false;
        while (!done) {
            List<Write> writes = writesBackTo(stored);
            done = writes.isEmpty() || storage.commit(writes).committed();
        }
    }

    private List<Write> writesBackTo(StoredSnapshot snapshot) {
        Map<String, Revision> rows = snapshot.rows();
        List<Write> writes = new ArrayList<>();
        if (rows == null) {
            changesSince(snapshot.revision()).forEach((key, change) -> {
                Revision then = change.existed ? rowAt(key, snapshot.revision()) : null;
                write(key, then, change.now.deleted() ? null : change.now).ifPresent(writes::add);
            });
            return writes;
        }
        Map<String, Revision> now = rowsAt(0);
        for (String key : allKeys(now, rows)) {
            write(key, rows.get(key), now.get(key)).ifPresent(writes::add);
        }
        return writes;
    }

    private static Set<String> allKeys(Map<String, Revision> now, Map<String, Revision> then) {
        Set<String> keys = new TreeSet<>(now.keySet());
        keys.addAll(then.keySet());
        return keys;
    }

    private static Optional<Write> write(String key, @Nullable Revision then, @Nullable Revision now) {
        if (then == null) {
            return now == null ? Optional.empty() : Optional.of(Write.delete(key, now.revision()));
        }
        if (now != null && Arrays.equals(now.value(), then.value())) {
            return Optional.empty();
        }
        return Optional.of(Write.update(key, now == null ? Write.ABSENT : now.revision(), then.value()));
    }

    /** What became of the keys that were written since. */
    private Map<String, Change> changesSince(long revision) {
        Map<String, Change> changes = new ConcurrentSkipListMap<>();
        storage.subscribe(
                        KeyRange.ALL,
                        revision,
                        events -> events.forEach(event -> changes.merge(
                                event.current().key(),
                                new Change(event.previous() != 0, event.current()),
                                (first, last) -> new Change(first.existed, last.now))))
                .close();
        return changes;
    }

    private @Nullable Revision rowAt(String key, long revision) {
        List<Revision> rows = revision == 0
                ? List.of()
                : storage.range(KeyRange.single(key), revision, 1).rows();
        return rows.isEmpty() ? null : rows.get(0);
    }

    private Map<String, Revision> rowsAt(long revision) {
        Map<String, Revision> rows = new HashMap<>();
        for (Revision row : storage.range(KeyRange.ALL, revision, 0).rows()) {
            rows.put(row.key(), row);
        }
        return rows;
    }

    /**
     * What became of a key.
     *
     * @param existed whether it was there before
     * @param now its last row, a tombstone maybe
     */
    private record Change(boolean existed, Revision now) {}
}
