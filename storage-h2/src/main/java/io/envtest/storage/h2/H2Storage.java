package io.envtest.storage.h2;

import io.envtest.spi.storage.ChangeListener;
import io.envtest.spi.storage.CommitResult;
import io.envtest.spi.storage.CompactedException;
import io.envtest.spi.storage.FutureRevisionException;
import io.envtest.spi.storage.KeyRange;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.Range;
import io.envtest.spi.storage.Revision;
import io.envtest.spi.storage.StorageException;
import io.envtest.spi.storage.Subscription;
import io.envtest.spi.storage.Write;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The store. One connection behind one lock; whoever holds the lock commits the transactions of all who wait for it in one
 * SQL transaction (group commit), so that many writers cost little more than one.
 */
final class H2Storage implements MvccStorage {

    /** Revisions that compaction deletes before it lets writers pass. */
    private static final int COMPACTION_STEP = 100;

    private final RowLog rows;
    private final KeyIndex keys;
    private final Subscribers subscribers = new Subscribers();
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<PendingCommit> waiting = new ConcurrentLinkedQueue<>();
    private volatile long current;

    /** What subscribers may know of; ahead of the current revision while they are being told. */
    private volatile long announced;

    private volatile long compacted;
    private boolean closed;

    private H2Storage(RowLog rows, KeyIndex keys, long current, long compacted) {
        this.rows = rows;
        this.keys = keys;
        this.current = current;
        announced = current;
        this.compacted = compacted;
    }

    /** A store whose table holds nothing yet. */
    static H2Storage empty(RowLog rows) {
        return new H2Storage(rows, new KeyIndex(), 0, 0);
    }

    /** A store that goes on where its table ends. */
    static H2Storage reopened(RevisionTable table) {
        return new H2Storage(new DirectRows(table), table.keys(), table.currentRevision(), table.compactedRevision());
    }

    @Override
    public long currentRevision() {
        if (current < announced) { // somebody may act on what others have not been told yet: let that end
            lock.lock();
            lock.unlock();
        }
        return current;
    }

    @Override
    public long compactedRevision() {
        return compacted;
    }

    @Override
    public CommitResult commit(List<Write> writes) {
        PendingCommit own = new PendingCommit(writes);
        waiting.add(own);
        locked(() -> {
            if (!own.isDone()) {
                commitWaiting();
            }
            return own;
        });
        return own.result();
    }

    /** Commits what waits, as one SQL transaction; a failure is that of all of them. */
    private void commitWaiting() {
        CommitGroup group = new CommitGroup(keys, current);
        for (PendingCommit next = waiting.poll(); next != null; next = waiting.poll()) {
            group.take(next);
        }
        try {
            if (!group.rows().isEmpty()) {
                rows.append(group.rows());
                announced = group.revision();
                subscribers.publish(group.rows());
            }
            current = group.revision();
            group.finish();
        } catch (StorageException e) {
            group.fail(e);
        }
    }

    @Override
    public Optional<Revision> get(String key) {
        return locked(() -> {
            KeyIndex.Last last = keys.get(key);
            return last == null || last.deleted() ? Optional.empty() : rows.read(table -> table.latest(key));
        });
    }

    @Override
    public Range range(KeyRange range, long revision, int limit) {
        return locked(() -> {
            long at = revision == 0 ? current : readable(revision);
            List<Revision> live = rows.read(table -> table.range(range, at, limit == 0 ? 0 : limit + 1));
            boolean more = limit > 0 && live.size() > limit;
            return new Range(at, more ? live.subList(0, limit) : live, more);
        });
    }

    private long readable(long revision) {
        if (revision < compacted) {
            throw new CompactedException(revision, compacted);
        }
        if (revision > current) {
            throw new FutureRevisionException(revision, current);
        }
        return revision;
    }

    @Override
    public List<Revision> history(String key) {
        return locked(() -> rows.read(table -> table.history(key)));
    }

    @Override
    public Subscription subscribe(KeyRange range, long after, ChangeListener listener) {
        return locked(() -> {
            if (keys.isChanged(range, readable(after))) {
                listener.changed(rows.events(range, after));
            }
            return subscribers.add(range, listener);
        });
    }

    @Override
    public void compact(long revision) {
        locked(() -> {
            if (revision > current) {
                throw new FutureRevisionException(revision, current);
            }
            if (revision > compacted) {
                rows.read(table -> table.setCompactedRevision(revision));
                compacted = revision;
            }
            return compacted;
        });
        while (locked(this::clean)) {
            Thread.onSpinWait(); // writers who wait for the lock go first
        }
    }

    /** Deletes some of what compaction has given up; whether there is more. */
    private boolean clean() {
        return rows.read(table -> {
            long from = table.cleanedRevision();
            long to = Math.min(from + COMPACTION_STEP, compacted);
            if (to > from) {
                table.clean(from, to).forEach(tombstone -> keys.forget(tombstone.key(), tombstone.revision()));
            }
            return to < compacted;
        });
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                rows.close();
            }
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Work<T> work) {
        lock.lock();
        try {
            if (closed) {
                throw new StorageException("the store is closed");
            }
            return work.run();
        } finally {
            lock.unlock();
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T run();
    }
}
