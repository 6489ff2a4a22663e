package io.envtest.storage.h2;

import io.envtest.spi.storage.ChangeListener;
import io.envtest.spi.storage.CommitResult;
import io.envtest.spi.storage.CompactedException;
import io.envtest.spi.storage.FutureRevisionException;
import io.envtest.spi.storage.KeyRange;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.Range;
import io.envtest.spi.storage.Revision;
import io.envtest.spi.storage.RevisionEvent;
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
    private static final int COMPACTION_STEP = 500;

    private final RevisionTable table;
    private final Subscribers subscribers = new Subscribers();
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<PendingCommit> waiting = new ConcurrentLinkedQueue<>();
    private volatile long current;
    private volatile long compacted;
    private boolean closed;

    H2Storage(RevisionTable table) {
        this.table = table;
        current = table.currentRevision();
        compacted = table.compactedRevision();
    }

    @Override
    public long currentRevision() {
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
        CommitGroup group = new CommitGroup(table, current);
        for (PendingCommit next = waiting.poll(); next != null; next = waiting.poll()) {
            group.take(next);
        }
        try {
            List<RevisionEvent> events = group.write();
            subscribers.publish(events);
            current = group.revision();
            group.finish();
        } catch (StorageException e) {
            group.fail(e);
        }
    }

    @Override
    public Optional<Revision> get(String key) {
        return locked(() -> table.latest(key).filter(row -> !row.deleted()));
    }

    @Override
    public Range range(KeyRange range, long revision, int limit) {
        return locked(() -> {
            long at = revision == 0 ? current : readable(revision);
            List<Revision> rows = table.range(range, at, limit == 0 ? 0 : limit + 1);
            boolean more = limit > 0 && rows.size() > limit;
            return new Range(at, more ? rows.subList(0, limit) : rows, more);
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
        return locked(() -> table.history(key));
    }

    @Override
    public Subscription subscribe(KeyRange range, long after, ChangeListener listener) {
        return locked(() -> {
            if (readable(after) < current) {
                List<RevisionEvent> past = table.events(range, after);
                if (!past.isEmpty()) {
                    listener.changed(past);
                }
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
                table.setCompactedRevision(revision);
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
        long from = table.cleanedRevision();
        long to = Math.min(from + COMPACTION_STEP, compacted);
        if (to > from) {
            table.clean(from, to);
        }
        return to < compacted;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                table.close();
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
