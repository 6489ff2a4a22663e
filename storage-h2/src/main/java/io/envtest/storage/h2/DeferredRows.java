package io.envtest.storage.h2;

import io.envtest.spi.storage.StorageException;
import io.envtest.spi.storage.StorageOptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Rows are committed in the background, many at once, and before anybody reads the table. Loses nothing that lives longer
 * than the process: for tables in memory only. Opening H2 for the first time in a JVM takes longer than anything else at
 * boot, and is in the background, too.
 */
final class DeferredRows implements RowLog {

    /** Rows in one SQL transaction. */
    private static final int BATCH = 500;

    /** Rows that may wait before the writers have to help. */
    private static final int BACKLOG = 5_000;

    private final StorageOptions options;
    private final Executor background;
    private final Deque<Row> waiting = new ArrayDeque<>();
    private final ReentrantLock tableLock = new ReentrantLock();
    private @Nullable RevisionTable table;
    private boolean scheduled;
    private boolean closed;
    private volatile @Nullable StorageException failure;

    DeferredRows(StorageOptions options) {
        this.options = options;
        background = options.background();
        background.execute(this::drain);
    }

    @Override
    public void append(List<Row> rows) {
        refuseAfterFailure();
        boolean schedule;
        boolean help;
        synchronized (waiting) {
            waiting.addAll(rows);
            schedule = !scheduled;
            scheduled = true;
            help = waiting.size() > BACKLOG;
        }
        if (help) {
            drain();
        } else if (schedule) {
            background.execute(this::drain);
        }
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

    private void drain() {
        tableLock.lock();
        try {
            if (!closed && failure == null) {
                commitWaiting();
            }
        } catch (StorageException e) {
            System.getLogger("io.envtest").log(System.Logger.Level.ERROR, "the history cannot be kept", e);
        } finally {
            tableLock.unlock();
        }
    }

    /** What fails here was acknowledged: nothing may be written after it. */
    private void commitWaiting() {
        try {
            RevisionTable open = open();
            for (List<Row> batch = take(); !batch.isEmpty(); batch = take()) {
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
                batch.add(waiting.remove());
            }
            scheduled = !batch.isEmpty();
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
