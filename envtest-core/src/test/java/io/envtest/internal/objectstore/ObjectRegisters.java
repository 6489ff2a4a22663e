package io.envtest.internal.objectstore;

import static io.envtest.internal.objectstore.TestObjects.CONFIG_MAPS;

import io.envtest.api.ApiException;
import io.envtest.api.Status;
import io.envtest.spi.storage.history.Registers;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** The operations of histories over objects; {@code /histories/h1/2} is the ConfigMap 2 in the namespace h1. */
public class ObjectRegisters implements Registers {

    private static final ApiException CONFLICT =
            new ApiException(new Status(409, "Conflict", "conflict", Status.Details.NONE));
    private static final String ROOT = "/histories/";

    private final ObjectStorage storage;
    private final AtomicLong values = new AtomicLong();

    /** Over a storage. */
    public ObjectRegisters(ObjectStorage storage) {
        this.storage = storage;
    }

    @Override
    public long currentRevision() {
        return storage.currentRevision();
    }

    @Override
    public long write(List<Change> changes) {
        Change change = changes.get(0);
        StoreKey key = key(change.key());
        try {
            StoredObject written = change.delete()
                    ? storage.delete(CONFIG_MAPS, key, current -> check(current.revision(), change))
                    : put(key, change);
            return written.revision();
        } catch (ApiException e) {
            return REFUSED;
        }
    }

    private StoredObject put(StoreKey key, Change change) {
        NewObject object = TestObjects.object(key.path(), "" + values.incrementAndGet());
        if (change.expected() == 0) {
            return storage.create(CONFIG_MAPS, key, object);
        }
        return storage.update(CONFIG_MAPS, key, current -> {
            check(current.map(StoredObject::revision).orElse(0L), change);
            return object;
        });
    }

    private static void check(long revision, Change change) {
        if (revision != change.expected()) {
            throw CONFLICT;
        }
    }

    @Override
    public long read(String key) {
        return storage.get(CONFIG_MAPS, key(key), "")
                .map(StoredObject::revision)
                .orElse(0L);
    }

    @Override
    public Listing list(String prefix) {
        ObjectPage page = storage.list(CONFIG_MAPS, ListQuery.of(key(prefix).namespace()));
        TreeMap<String, Long> keys = new TreeMap<>();
        page.items().forEach(item -> keys.put(ROOT + item.key().path(), item.revision()));
        return new Listing(page.revision(), keys);
    }

    @Override
    public int mostChanges() {
        return 1;
    }

    private static StoreKey key(String path) {
        return TestObjects.key(path.substring(ROOT.length()));
    }
}
