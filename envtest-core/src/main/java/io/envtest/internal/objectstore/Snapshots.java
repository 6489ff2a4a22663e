package io.envtest.internal.objectstore;

import io.envtest.snapshot.ClusterSnapshot;
import io.envtest.spi.storage.ChangeListener;
import io.envtest.spi.storage.CommitResult;
import io.envtest.spi.storage.KeyRange;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.Range;
import io.envtest.spi.storage.Revision;
import io.envtest.spi.storage.RevisionEvent;
import io.envtest.spi.storage.Write;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes snapshots and goes back to them. A snapshot is a revision as long as the store has its history; before that is
 * compacted, the snapshots that somebody still holds take their rows along. Thread-safe.
 */
public final class Snapshots {

    private final MvccStorage storage;
    private final Memory memory;
    private final Set<StoredSnapshot> held = Collections.newSetFromMap(new WeakHashMap<>());

    /** Snapshots of a store. */
    public Snapshots(MvccStorage storage) {
        this(storage, (key, revision) -> Optional.empty());
    }

    /** Snapshots of a store, some of whose past somebody remembers. */
    public Snapshots(MvccStorage storage, Memory memory) {
        this.storage = storage;
        this.memory = memory;
    }

    /** What is quicker to ask than the store. */
    @FunctionalInterface
    public interface Memory {
        /** What a key had at a revision that is over; empty if that is not remembered. */
        Optional<byte[]> valueAt(String key, long revision);
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
            if (snapshot.same() < revision && snapshot.rows() == null) {
                snapshot.keep(snapshot.same() == 0 ? Map.of() : byKey(rangeAt(snapshot.same())));
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
            done = tryRestore(stored);
        }
    }

    private boolean tryRestore(StoredSnapshot snapshot) {
        List<Write> writes = new ArrayList<>();
        long read = writesBackTo(snapshot, writes);
        CommitResult result = writes.isEmpty() ? CommitResult.applied(read) : storage.commit(writes);
        // each write is a revision: if there are no others, nobody else wrote meanwhile
        if (result.committed() && result.revision() == read + writes.size()) {
            snapshot.restored(result.revision());
        }
        return result.committed();
    }

    /** Adds what leads back; the revision that it leads back from. */
    private long writesBackTo(StoredSnapshot snapshot, List<Write> writes) {
        Map<String, Revision> then = snapshot.rows();
        if (then == null) {
            return writesBackSince(snapshot.same(), writes);
        }
        Range range = rangeAt(0);
        Map<String, Revision> now = byKey(range);
        for (String key : allKeys(now, then)) {
            write(key, value(then.get(key)), now.get(key)).ifPresent(writes::add);
        }
        return range.revision();
    }

    private long writesBackSince(long revision, List<Write> writes) {
        long read = revision;
        for (Map.Entry<String, Change> entry : changesSince(revision).entrySet()) {
            String key = entry.getKey();
            Change change = entry.getValue();
            byte[] then = change.existed ? valueAt(key, revision) : null;
            write(key, then, change.now.deleted() ? null : change.now).ifPresent(writes::add);
            read = Math.max(read, change.now.revision());
        }
        return read;
    }

    private static Set<String> allKeys(Map<String, Revision> now, Map<String, Revision> then) {
        Set<String> keys = new TreeSet<>(now.keySet());
        keys.addAll(then.keySet());
        return keys;
    }

    private static byte @Nullable [] value(@Nullable Revision row) {
        return row == null ? null : row.value();
    }

    private static Optional<Write> write(String key, byte @Nullable [] then, @Nullable Revision now) {
        if (then == null) {
            return now == null ? Optional.empty() : Optional.of(Write.delete(key, now.revision()));
        }
        if (now != null && Arrays.equals(now.value(), then)) {
            return Optional.empty();
        }
        return Optional.of(Write.update(key, now == null ? Write.ABSENT : now.revision(), then));
    }

    /** What became of the keys that were written since. */
    private Map<String, Change> changesSince(long revision) {
        Changes changes = new Changes();
        storage.subscribe(KeyRange.ALL, revision, changes).close();
        return changes.end();
    }

    private byte @Nullable [] valueAt(String key, long revision) {
        Optional<byte[]> remembered = memory.valueAt(key, revision);
        if (remembered.isPresent()) {
            return remembered.get();
        }
        List<Revision> rows = revision == 0
                ? List.of()
                : storage.range(KeyRange.single(key), revision, 1).rows();
        return rows.isEmpty() ? null : rows.get(0).value();
    }

    private Range rangeAt(long revision) {
        return storage.range(KeyRange.ALL, revision, 0);
    }

    private static Map<String, Revision> byKey(Range range) {
        Map<String, Revision> rows = new HashMap<>();
        range.rows().forEach(row -> rows.put(row.key(), row));
        return rows;
    }

    /**
     * What became of a key.
     *
     * @param existed whether it was there before
     * @param now its last row, a tombstone maybe
     */
    private record Change(boolean existed, Revision now) {}

    /** Listens until it has heard enough; what comes later is as if it had not come at all. */
    private static final class Changes implements ChangeListener {

        private final Map<String, Change> changes = new TreeMap<>();
        private boolean ended;

        @Override
        public synchronized void changed(List<RevisionEvent> events) {
            for (RevisionEvent event : ended ? List.<RevisionEvent>of() : events) {
                changes.merge(
                        event.current().key(),
                        new Change(event.previous() != 0, event.current()),
                        (first, last) -> new Change(first.existed, last.now));
            }
        }

        synchronized Map<String, Change> end() {
            ended = true;
            return changes;
        }
    }
}
