package io.envtest.internal.watchcache;

import io.envtest.api.ApiException;
import io.envtest.spi.component.ClusterExecutor;
import io.envtest.spi.storage.KeyRange;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.RevisionEvent;
import io.envtest.spi.storage.StorageException;
import io.envtest.spi.storage.Subscription;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/** Gives up history by age and by length. Does nothing while nothing is written. Thread-safe. */
final class Compactor implements AutoCloseable {

    private final MvccStorage storage;
    private final ClusterExecutor executor;
    private final CacheOptions options;
    private final LongConsumer before;
    private final LongConsumer compacted;
    private final Subscription subscription;
    private final AtomicBoolean ageing = new AtomicBoolean();
    private final AtomicBoolean shortening = new AtomicBoolean();
    private volatile boolean closed;

    /**
     * Begins to watch over the store.
     *
     * @param before is told each time before history up to a revision is given up
     * @param compacted is told each time which revision is the oldest now
     */
    Compactor(
            MvccStorage storage,
            ClusterExecutor executor,
            CacheOptions options,
            LongConsumer before,
            LongConsumer compacted) {
        this.storage = storage;
        this.executor = executor;
        this.options = options;
        this.before = before;
        this.compacted = compacted;
        subscription = storage.subscribe(KeyRange.ALL, storage.currentRevision(), this::written);
    }

    private void written(List<RevisionEvent> events) {
        long revision = events.get(events.size() - 1).current().revision();
        if (ageing.compareAndSet(false, true)) {
            executor.schedule(() -> aged(revision), options.compactionInterval());
        }
        if (revision - storage.compactedRevision() > 2 * options.historyLimit()
                && shortening.compareAndSet(false, true)) {
            executor.executeAside(this::shorten);
        }
    }

    /** A revision has become old; what was written since waits for its turn. */
    private void aged(long revision) {
        long current = storage.currentRevision();
        if (current > revision && !closed) {
            executor.schedule(() -> aged(current), options.compactionInterval());
        } else {
            ageing.set(false);
        }
        compact(revision);
    }

    private void shorten() {
        shortening.set(false);
        compact(storage.currentRevision() - options.historyLimit());
    }

    private void compact(long revision) {
        if (closed || revision <= storage.compactedRevision()) {
            return;
        }
        try {
            before.accept(revision);
            storage.compact(revision);
            compacted.accept(revision);
        } catch (StorageException | ApiException e) {
            if (!closed) {
                System.getLogger("io.envtest").log(System.Logger.Level.WARNING, "history is kept for now", e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        subscription.close();
    }
}
