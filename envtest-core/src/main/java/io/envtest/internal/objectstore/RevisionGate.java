package io.envtest.internal.objectstore;

import io.envtest.api.ApiException;
import io.envtest.internal.sim.ThreadedExecutor;
import io.envtest.spi.component.ClusterExecutor;
import io.envtest.spi.storage.KeyRange;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.RevisionEvent;
import io.envtest.spi.storage.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Lets a read pass once the store has reached a revision, or refuses it with 504 after a while. Thread-safe. */
public final class RevisionGate {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private final MvccStorage storage;
    private final ClusterExecutor executor;

    /** Measures patience on the executor's clock. */
    public RevisionGate(MvccStorage storage, ClusterExecutor executor) {
        this.storage = storage;
        this.executor = executor;
    }

    /** Blocks until the store is there; up to three seconds. */
    public void await(long revision) {
        if (isReached(revision)) {
            return;
        }
        if (!ThreadedExecutor.waiting(arrival(revision)::join)) {
            throw refusal(revision);
        }
    }

    /** Calls back with true when the store is there, or with false after three seconds. */
    public void onReached(long revision, Outcome outcome) {
        arrival(revision).thenAcceptAsync(outcome::is, executor::execute);
    }

    private CompletableFuture<Boolean> arrival(long revision) {
        CompletableFuture<Boolean> result = new CompletableFuture<>();
        Subscription subscription =
                storage.subscribe(KeyRange.ALL, storage.currentRevision(), events -> arrived(events, revision, result));
        ClusterExecutor.Timer timer = executor.schedule(() -> result.complete(false), PATIENCE);
        if (isReached(revision)) {
            result.complete(true);
        }
        return result.whenComplete((reached, error) -> {
            timer.cancel();
            subscription.close();
        });
    }

    /** The refusal of a read that the store did not reach in time. */
    public ApiException refusal(long revision) {
        return StorageErrors.tooLargeResourceVersion(revision, storage.currentRevision());
    }

    /** Whether the store is there. */
    public boolean isReached(long revision) {
        return Long.compareUnsigned(storage.currentRevision(), revision) >= 0;
    }

    private static void arrived(List<RevisionEvent> events, long revision, CompletableFuture<Boolean> result) {
        long last = events.get(events.size() - 1).current().revision();
        if (Long.compareUnsigned(last, revision) >= 0) {
            result.complete(true);
        }
    }

    /** Is told how the wait ended. */
    @FunctionalInterface
    public interface Outcome {
        /** Called once, from any thread. */
        void is(boolean reached);
    }
}
