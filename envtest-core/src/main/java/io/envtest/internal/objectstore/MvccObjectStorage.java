package io.envtest.internal.objectstore;

import io.envtest.api.ApiException;
import io.envtest.snapshot.ClusterSnapshot;
import io.envtest.spi.component.ClusterExecutor;
import io.envtest.spi.storage.CompactedException;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.Range;
import io.envtest.spi.storage.Revision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Objects straight from the store, without a cache: each read decodes what it reads. The cache must answer as this does.
 */
public final class MvccObjectStorage implements ObjectStorage {

    private final MvccStorage storage;
    private final RevisionGate gate;
    private final AreaCodecs codecs = new AreaCodecs();
    private final OptimisticWriter writer;
    private final Snapshots snapshots;
    private final Set<DirectWatch> watches = ConcurrentHashMap.newKeySet();

    /** Over an open store, which it closes when it is closed. */
    public MvccObjectStorage(MvccStorage storage, ClusterExecutor executor) {
        this.storage = storage;
        gate = new RevisionGate(storage, executor);
        snapshots = new Snapshots(storage);
        writer = new OptimisticWriter(storage, this::read);
    }

    @Override
    public StoredObject create(ResourceArea area, StoreKey key, NewObject object) {
        return writer.create(area, key, object);
    }

    @Override
    public Optional<StoredObject> get(ResourceArea area, StoreKey key, String resourceVersion) {
        gate.await(ResourceVersions.parse(resourceVersion));
        return read(area, key).map(object -> object);
    }

    private Optional<EncodedObject> read(ResourceArea area, StoreKey key) {
        return storage.get(AreaCodec.key(area, key)).map(codecs.of(area)::decode);
    }

    @Override
    public StoredObject update(ResourceArea area, StoreKey key, Updater updater) {
        return writer.update(area, key, updater);
    }

    @Override
    public StoredObject delete(ResourceArea area, StoreKey key, DeletionCheck check) {
        return writer.delete(area, key, check);
    }

    @Override
    public ObjectPage list(ResourceArea area, ListQuery query) {
        ListPlan plan = ListPlan.of(query);
        gate.await(plan.revision());
        AreaCodec codec = codecs.of(area);
        try {
            long at = plan.mode() == ListPlan.Mode.EXACT ? plan.revision() : 0;
            Range range = storage.range(codec.range(), at, 0);
            return PageReader.read(objects(codec, range), range.revision(), Selection.of(query), plan);
        } catch (CompactedException e) {
            throw plan.expired();
        }
    }

    private static SortedObjects objects(AreaCodec codec, Range range) {
        SortedObjects objects = SortedObjects.EMPTY;
        for (Revision row : range.rows()) {
            objects = objects.with(codec.decode(row));
        }
        return objects;
    }

    @Override
    public WatchHandle watch(ResourceArea area, WatchQuery query, WatchSink sink) {
        WatchPlan plan = WatchPlan.of(query);
        DirectWatch watch = new DirectWatch(area, codecs.of(area), Selection.of(query), sink, watches::remove);
        watches.add(watch);
        if (plan.initialEvents() && !gate.isReached(plan.revision())) {
            gate.onReached(plan.revision(), reached -> {
                if (reached) {
                    start(watch, plan);
                } else {
                    watch.fail(gate.refusal(plan.revision()));
                }
            });
        } else {
            start(watch, plan);
        }
        return watch;
    }

    private void start(DirectWatch watch, WatchPlan plan) {
        try {
            watch.start(storage, plan);
        } catch (ApiException e) {
            watch.fail(e);
        }
    }

    @Override
    public void declare(ResourceArea area, ObjectIndexer indexer) {
        codecs.declare(area, indexer);
    }

    @Override
    public void retire(ResourceArea area) {
        watches.stream().filter(watch -> watch.isOf(area)).forEach(DirectWatch::end);
    }

    @Override
    public List<PastObject> history(ResourceArea area, StoreKey key) {
        return codecs.of(area).decode(storage.history(AreaCodec.key(area, key)));
    }

    @Override
    public ClusterSnapshot snapshot() {
        return snapshots.take();
    }

    @Override
    public void restore(ClusterSnapshot snapshot) {
        snapshots.restore(snapshot);
    }

    @Override
    public long revision(ResourceArea area) {
        return storage.currentRevision();
    }

    @Override
    public long currentRevision() {
        return storage.currentRevision();
    }

    @Override
    public void close() {
        watches.forEach(DirectWatch::end);
        storage.close();
    }
}
