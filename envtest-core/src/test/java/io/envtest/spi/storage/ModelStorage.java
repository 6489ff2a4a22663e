package io.envtest.spi.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The contract in the plainest form: a list of rows and a lock. What other stores are compared with. */
public final class ModelStorage implements MvccStorage {

    private final List<Revision> log = new ArrayList<>();
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private long compacted;

    private record Follower(KeyRange range, ChangeListener listener) {}

    @Override
    public synchronized long currentRevision() {
        return log.size();
    }

    @Override
    public synchronized long compactedRevision() {
        return compacted;
    }

    @Override
    public synchronized CommitResult commit(List<Write> writes) {
        for (int i = 0; i < writes.size(); i++) {
            if (!holds(writes.get(i))) {
                return CommitResult.refused(log.size(), i);
            }
        }
        List<RevisionEvent> events = writes.stream().map(this::append).toList();
        for (Follower follower : followers) {
            List<RevisionEvent> own = events.stream()
                    .filter(event -> follower.range.contains(event.current().key()))
                    .toList();
            if (!own.isEmpty()) {
                follower.listener.changed(own);
            }
        }
        return CommitResult.applied(log.size());
    }

    private boolean holds(Write write) {
        Revision live = live(write.key(), log.size());
        return live == null
                ? write.value() != null && write.expected() <= Write.ABSENT
                : write.expected() == Write.ANY || write.expected() == live.revision();
    }

    private RevisionEvent append(Write write) {
        long revision = log.size() + 1;
        Revision previous = live(write.key(), log.size());
        long created = previous == null ? revision : previous.created();
        byte[] value = write.value();
        Revision row = value == null
                ? Revision.tombstone(revision, write.key(), created)
                : new Revision(revision, write.key(), created, false, value);
        log.add(row);
        return new RevisionEvent(row, previous == null ? 0 : previous.revision(), write.attachment());
    }

    private RevisionEvent event(Revision row) {
        Revision previous = live(row.key(), row.revision() - 1);
        return new RevisionEvent(row, previous == null ? 0 : previous.revision(), null);
    }

    private @Nullable Revision live(String key, long at) {
        for (int i = (int) at - 1; i >= 0; i--) {
            Revision row = log.get(i);
            if (row.key().equals(key)) {
                return row.deleted() ? null : row;
            }
        }
        return null;
    }

    @Override
    public synchronized Optional<Revision> get(String key) {
        return Optional.ofNullable(live(key, log.size()));
    }

    @Override
    public synchronized Range range(KeyRange range, long revision, int limit) {
        long at = revision == 0 ? log.size() : readable(revision);
        TreeMap<String, Revision> live = new TreeMap<>();
        for (Revision row : log.subList(0, (int) at)) {
            if (range.contains(row.key())) {
                live.put(row.key(), row);
            }
        }
        List<Revision> rows =
                live.values().stream().filter(row -> !row.deleted()).toList();
        boolean more = limit > 0 && rows.size() > limit;
        return new Range(at, more ? rows.subList(0, limit) : rows, more);
    }

    private long readable(long revision) {
        if (revision < compacted) {
            throw new CompactedException(revision, compacted);
        }
        if (revision > log.size()) {
            throw new FutureRevisionException(revision, log.size());
        }
        return revision;
    }

    @Override
    public synchronized List<Revision> history(String key) {
        Revision oldest = live(key, compacted);
        return log.stream()
                .filter(row -> row.key().equals(key))
                .filter(row -> row.revision() > compacted || row == oldest)
                .toList();
    }

    @Override
    public synchronized Subscription subscribe(KeyRange range, long after, ChangeListener listener) {
        List<RevisionEvent> past = log.subList((int) readable(after), log.size()).stream()
                .filter(row -> range.contains(row.key()))
                .map(this::event)
                .toList();
        if (!past.isEmpty()) {
            listener.changed(past);
        }
        Follower follower = new Follower(range, listener);
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    @Override
    public synchronized void compact(long revision) {
        if (revision > log.size()) {
            throw new FutureRevisionException(revision, log.size());
        }
        compacted = Math.max(compacted, revision);
    }

    @Override
    public void close() {
        followers.clear();
    }
}
