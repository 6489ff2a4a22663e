package io.envtest.storage.h2;

import io.envtest.spi.storage.KeyRange;
import io.envtest.spi.storage.RevisionEvent;
import io.envtest.spi.storage.StorageException;
import io.envtest.spi.storage.StorageOptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Rows are committed in the background, many at once, and before anybody reads the table. Loses nothing that lives longer
 * than the process: for tables in memory only. Opening H2 for the first time in a JVM takes longer than anything else at
 * boot, so that it waits for the first read, or until there is much to commit.
 */
final class DeferredRows implements RowLog {

    /** Rows in one SQL transaction, and in one turn on a background thread that others need, too. */
    private static final int BATCH = 200;

    /**
     * Rows that wait until there are enough of them. They take less memory here than in the table, and most clusters of
     * tests never have as many.
     */
    private static final int ENOUGH = 5_000;

    /** Rows that may wait before the writers have to help. */
    private static final int BACKLOG = 20_000;

    private final StorageOptions options;
    private final Executor background;
    private final Deque<Row> waiting = new ArrayDeque<>();
    private final ReentrantLock tableLock = new ReentrantLock();
    private @Nullable RevisionTable table;
    private boolean scheduled;
    private long taken;
    private volatile boolean closed;
    private volatile @Nullable StorageException failure;

    DeferredRows(StorageOptions options) {
        this.options = options;
        background = options.background();
    }

    @Override
    public void append(List<Row> rows) {
        refuseAfterFailure();
        boolean schedule;
        boolean help;
        synchronized (waiting) {
            waiting.addAll(rows);
            schedule = !scheduled && waiting.size() >= ENOUGH;
            scheduled |= schedule;
            help = waiting.size() > BACKLOG;
        }
        if (schedule) {
            background.execute(this::drain);
        }
        if (help) {
            commitBatch();
        }
    }

    @Override
    public List<RevisionEvent> events(KeyRange range, long after) {
        refuseAfterFailure();
        synchronized (waiting) {
            if (taken <= after) {
                return waitingEvents(range, after);
            }
        }
        return read(table -> table.events(range, after));
    }

    /** From the newest back, as most who ask have seen all but the last. */
    private List<RevisionEvent> waitingEvents(KeyRange range, long after) {
        List<RevisionEvent> events = new ArrayList<>();
        Iterator<Row> newestFirst = waiting.descendingIterator();
        while (newestFirst.hasNext()) {
            Row row = newestFirst.next();
            if (row.current().revision() <= after) {
                break;
            }
            if (range.contains(row.current().key())) {
                events.add(Row.event(row.current(), row.previous(), null));
            }
        }
        Collections.reverse(events);
        return events;
    }

    @Override
    public <T> T read(TableRead<T> read) {
        tableLock.lock();
        try {
            refuseAfterFailure();
            commitWaiting();
            return read.on(open());
        } finally {
            tableLock.unlock();
        }
    }

    /** One turn in the background; asks for another one if it did not suffice. */
    private void drain() {
        commitBatch();
        boolean more;
        synchronized (waiting) {
            more = waiting.size() >= BATCH;
            scheduled = more;
        }
        if (more && failure == null && !closed) {
            background.execute(this::drain);
        }
    }

    private void commitBatch() {
        tableLock.lock();
        try {
            if (!closed && failure == null) {
                commit(take());
            }
        } catch (StorageException e) {
            System.getLogger("io.envtest").log(System.Logger.Level.ERROR, "the history cannot be kept", e);
        } finally {
            tableLock.unlock();
        }
    }

    private void commitWaiting() {
        for (List<Row> batch = take(); !batch.isEmpty(); batch = take()) {
            commit(batch);
        }
    }

    /** What fails here was acknowledged: nothing may be written after it. */
    private void commit(List<Row> batch) {
        try {
            RevisionTable open = open();
            if (!batch.isEmpty()) {
                open.append(batch);
            }
        } catch (StorageException e) {
            failure = e;
            throw e;
        }
    }

    private void refuseAfterFailure() {
        StorageException earlier = failure;
        if (earlier != null) {
            throw new StorageException("the store failed before: " + earlier.getMessage(), earlier);
        }
    }

    private RevisionTable open() {
        RevisionTable open = table;
        if (open == null) {
            open = RevisionTable.open(options);
            table = open;
        }
        return open;
    }

    private List<Row> take() {
        synchronized (waiting) {
            List<Row> batch = new ArrayList<>(Math.min(BATCH, waiting.size()));
            while (batch.size() < BATCH && !waiting.isEmpty()) {
                Row row = waiting.remove();
                taken = row.current().revision();
                batch.add(row);
            }
            return batch;
        }
    }

    @Override
    public void close() {
        tableLock.lock();
        try {
            closed = true;
            if (table != null) {
                table.close();
            }
        } finally {
            tableLock.unlock();
        }
    }
}
