package io.envtest.internal.objectstore;

import io.envtest.api.ApiException;
import io.envtest.faults.Fault;
import io.envtest.faults.FaultPlan;
import io.envtest.faults.FaultPoint;
import io.envtest.internal.sim.ThreadedExecutor;
import io.envtest.spi.component.ClusterExecutor;
import io.envtest.spi.storage.ChangeListener;
import io.envtest.spi.storage.CommitResult;
import io.envtest.spi.storage.KeyRange;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.Range;
import io.envtest.spi.storage.Revision;
import io.envtest.spi.storage.Subscription;
import io.envtest.spi.storage.Write;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Any store, with the faults of a plan: the store itself knows nothing of them. */
public final class FaultyStorage implements MvccStorage {

    private final MvccStorage storage;
    private final FaultPlan plan;
    private final ClusterExecutor executor;

    /**
     * Over an open store, which it closes when it is closed.
     *
     * @param executor measures delays
     */
    public FaultyStorage(MvccStorage storage, FaultPlan plan, ClusterExecutor executor) {
        this.storage = storage;
        this.plan = plan;
        this.executor = executor;
    }

    @Override
    public CommitResult commit(List<Write> writes) {
        reach(FaultPoint.STORAGE_BEFORE_COMMIT, writes);
        CommitResult result = storage.commit(writes);
        if (result.committed()) {
            reach(FaultPoint.STORAGE_AFTER_COMMIT, writes);
        }
        return result;
    }

    @Override
    public void compact(long revision) {
        reach(FaultPoint.STORAGE_COMPACTION, Long.toString(revision));
        storage.compact(revision);
    }

    private void reach(FaultPoint point, List<Write> writes) {
        if (!plan.isEmpty()) {
            writes.forEach(write -> reach(point, write.key()));
        }
    }

    private void reach(FaultPoint point, String subject) {
        plan.draw(point, subject).ifPresent(this::strike);
    }

    private void strike(Fault fault) {
        if (fault instanceof Fault.Delay delay) {
            CompletableFuture<Boolean> over = new CompletableFuture<>();
            executor.schedule(() -> over.complete(true), delay.time());
            ThreadedExecutor.waiting(over::join);
        } else if (fault instanceof Fault.Fail fail) {
            throw new ApiException(fail.status());
        }
    }

    @Override
    public long currentRevision() {
        return storage.currentRevision();
    }

    @Override
    public long compactedRevision() {
        return storage.compactedRevision();
    }

    @Override
    public Optional<Revision> get(String key) {
        return storage.get(key);
    }

    @Override
    public Range range(KeyRange range, long revision, int limit) {
        return storage.range(range, revision, limit);
    }

    @Override
    public List<Revision> history(String key) {
        return storage.history(key);
    }

    @Override
    public Subscription subscribe(KeyRange range, long after, ChangeListener listener) {
        return storage.subscribe(range, after, listener);
    }

    @Override
    public void close() {
        storage.close();
    }
}
