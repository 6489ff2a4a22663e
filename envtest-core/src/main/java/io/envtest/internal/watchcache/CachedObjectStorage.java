package io.envtest.internal.watchcache;

import io.envtest.faults.FaultPlan;
import io.envtest.internal.objectstore.AreaCodec;
import io.envtest.internal.objectstore.AreaCodecs;
import io.envtest.internal.objectstore.EncodedObject;
import io.envtest.internal.objectstore.FaultyStorage;
import io.envtest.internal.objectstore.ListPlan;
import io.envtest.internal.objectstore.ListQuery;
import io.envtest.internal.objectstore.NewObject;
import io.envtest.internal.objectstore.ObjectIndexer;
import io.envtest.internal.objectstore.ObjectPage;
import io.envtest.internal.objectstore.ObjectStorage;
import io.envtest.internal.objectstore.OptimisticWriter;
import io.envtest.internal.objectstore.PageReader;
import io.envtest.internal.objectstore.PastObject;
import io.envtest.internal.objectstore.ResourceArea;
import io.envtest.internal.objectstore.ResourceVersions;
import io.envtest.internal.objectstore.RevisionGate;
import io.envtest.internal.objectstore.Selection;
import io.envtest.internal.objectstore.Snapshots;
import io.envtest.internal.objectstore.StorageErrors;
import io.envtest.internal.objectstore.StoreKey;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.objectstore.WatchHandle;
import io.envtest.internal.objectstore.WatchPlan;
import io.envtest.internal.objectstore.WatchQuery;
import io.envtest.internal.objectstore.WatchSink;
import io.envtest.internal.watch.EventLog;
import io.envtest.internal.watch.WatchSession;
import io.envtest.internal.watch.WatchSettings;
import io.envtest.snapshot.ClusterSnapshot;
import io.envtest.spi.component.ClusterExecutor;
import io.envtest.spi.storage.KeyRange;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.StorageException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Objects from memory: the store is asked for writes only, and once when an area is first used. */
public final class CachedObjectStorage implements ObjectStorage {

    private final MvccStorage storage;
    private final ClusterExecutor executor;
    private final CacheOptions options;
    private final FaultPlan faults;
    private final RevisionGate gate;
    private final OptimisticWriter writer;
    private final Snapshots snapshots;
    private final Compactor compactor;
    private final Bookmarks bookmarks;
    private final AreaCodecs codecs = new AreaCodecs();
    private final Map<ResourceArea, AreaCache> areas = new ConcurrentHashMap<>();

    /** Over an open store, which it closes when it is closed. */
    public CachedObjectStorage(MvccStorage storage, ClusterExecutor executor, CacheOptions options) {
        this(storage, executor, options, new FaultPlan());
    }

    /**
     * The same with faults, its own and those of the store.
     *
     * @param faults may be changed at any time
     */
    public CachedObjectStorage(MvccStorage store, ClusterExecutor executor, CacheOptions options, FaultPlan faults) {
        this.storage = new FaultyStorage(store, faults, executor);
        this.executor = executor;
        this.options = options;
        this.faults = faults;
        gate = new RevisionGate(storage, executor);
        // going back is no write of the users of the cluster, so faults spare it
        snapshots = new Snapshots(store, this::remembered);
        writer = new OptimisticWriter(storage, this::current);
        compactor = new Compactor(storage, executor, options, snapshots::beforeCompaction, this::trim);
        bookmarks = new Bookmarks(executor, options.bookmarkInterval(), areas.values());
    }

    private AreaCache cache(ResourceArea area) {
        AreaCache known = areas.get(area);
        return known != null ? known : areas.computeIfAbsent(area, this::load);
    }

    /** A cache that shows a revision which the store has reached; one that is just being retired may not. */
    private AreaCache cache(ResourceArea area, long revision) {
        AreaCache cache = cache(area);
        while (Long.compareUnsigned(cache.reached(), revision) < 0) {
            cache = cache(area);
        }
        return cache;
    }

    private AreaCache load(ResourceArea area) {
        WatchSettings settings = new WatchSettings(area.prefix(), executor, options.slowWatcherEvents(), faults);
        return AreaCache.load(codecs.of(area), storage, settings);
    }

    private Optional<EncodedObject> current(ResourceArea area, StoreKey key) {
        return current(cache(area), key);
    }

    private static Optional<EncodedObject> current(AreaCache cache, StoreKey key) {
        return Optional.ofNullable(cache.log().tail().objects().get(key.path()));
    }

    @Override
    public StoredObject create(ResourceArea area, StoreKey key, NewObject object) {
        cache(area);
        return writer.create(area, key, object);
    }

    @Override
    public Optional<StoredObject> get(ResourceArea area, StoreKey key, String resourceVersion) {
        long revision = ResourceVersions.parse(resourceVersion);
        gate.await(revision);
        return current(cache(area, revision), key).map(object -> object);
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
        AreaCache cache = cache(area, plan.revision());
        EventLog log = cache.log();
        if (plan.mode() == ListPlan.Mode.EXACT) {
            EventLog.Entry entry = plan.revision() < storage.compactedRevision() ? null : log.at(plan.revision());
            if (entry == null) {
                throw plan.expired();
            }
            return PageReader.read(entry.objects(), plan.revision(), Selection.of(query), plan);
        }
        long reached = cache.reached();
        EventLog.Entry present = log.tail();
        return PageReader.read(present.objects(), Math.max(reached, present.revision()), Selection.of(query), plan);
    }

    @Override
    public WatchHandle watch(ResourceArea area, WatchQuery query, WatchSink sink) {
        WatchPlan plan = WatchPlan.of(query);
        AreaCache cache = cache(area);
        WatchSession session = cache.hub().open(Selection.of(query), sink, query.bookmarks());
        if (query.bookmarks()) {
            bookmarks.begin();
        }
        if (plan.initialEvents()) {
            startWithObjects(cache, session, plan);
        } else {
            startWithEvents(cache, session, plan);
        }
        return session;
    }

    private void startWithObjects(AreaCache cache, WatchSession session, WatchPlan plan) {
        if (gate.isReached(plan.revision())) {
            startWithPresent(cache, session, plan);
            return;
        }
        gate.onReached(plan.revision(), reached -> {
            if (reached) {
                startWithPresent(cache, session, plan);
            } else {
                session.fail(gate.refusal(plan.revision()).status());
            }
        });
    }

    private static void startWithPresent(AreaCache cache, WatchSession session, WatchPlan plan) {
        long reached = cache.reached();
        session.startWith(cache.log().tail(), reached, plan.bookmarkAfter());
    }

    private void startWithEvents(AreaCache cache, WatchSession session, WatchPlan plan) {
        if (plan.fromNow()) {
            session.startAfter(cache.log().tail(), 0);
            return;
        }
        long oldest = storage.compactedRevision();
        EventLog.Entry entry = plan.revision() < oldest ? null : cache.log().at(plan.revision());
        if (entry == null) {
            executor.execute(() ->
                    session.fail(StorageErrors.tooOld(plan.revision(), oldest).status()));
        } else {
            session.startAfter(entry, plan.revision());
        }
    }

    private Optional<byte[]> remembered(String key, long revision) {
        for (AreaCache area : areas.values()) {
            byte[] value = area.valueAt(key, revision);
            if (value != null) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private void trim(long revision) {
        areas.values().forEach(area -> area.log().trim(revision));
    }

    @Override
    public void declare(ResourceArea area, ObjectIndexer indexer) {
        codecs.declare(area, indexer);
    }

    @Override
    public void retire(ResourceArea area) {
        AreaCache cache = areas.remove(area);
        if (cache != null) {
            cache.retire();
        }
    }

    @Override
    public List<PastObject> history(ResourceArea area, StoreKey key) {
        return codecs.of(area).decode(storage.history(AreaCodec.key(area, key)));
    }

    @Override
    public ClusterSnapshot snapshot() {
        ClusterSnapshot snapshot = snapshots.take();
        // the way back may need the store's history, and a store may need its time to bring that up
        executor.execute(() -> prepare(snapshot.revision()));
        return snapshot;
    }

    private void prepare(long revision) {
        try {
            storage.range(KeyRange.single(""), Math.max(revision, 1), 1);
        } catch (StorageException e) {
            // closed or compacted meanwhile: then whoever goes back will see
            return;
        }
    }

    @Override
    public void restore(ClusterSnapshot snapshot) {
        snapshots.restore(snapshot);
    }

    @Override
    public long revision(ResourceArea area) {
        return cache(area).log().tail().revision();
    }

    @Override
    public long currentRevision() {
        return storage.currentRevision();
    }

    @Override
    public void close() {
        compactor.close();
        areas.values().forEach(AreaCache::close);
        areas.clear();
        storage.close();
    }
}
