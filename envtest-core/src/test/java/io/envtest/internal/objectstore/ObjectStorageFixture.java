package io.envtest.internal.objectstore;

import static io.envtest.internal.objectstore.TestObjects.CONFIG_MAPS;
import static io.envtest.internal.objectstore.TestObjects.key;
import static io.envtest.internal.objectstore.TestObjects.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.api.ApiException;
import io.envtest.internal.sim.ThreadedExecutor;
import io.envtest.spi.component.ClusterExecutor;
import io.envtest.spi.storage.MvccStorage;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A storage with what tests need to use it. */
public abstract class ObjectStorageFixture {

    private ThreadedExecutor executor;
    private MvccStorage mvcc;
    private ObjectStorage storage;

    /** An open, empty store. */
    protected abstract MvccStorage openStore();

    /** What is tested, over the store. */
    protected abstract ObjectStorage open(MvccStorage store, ClusterExecutor executor);

    /** What is tested. */
    protected final ObjectStorage storage() {
        return storage;
    }

    /** The store below it. */
    protected final MvccStorage store() {
        return mvcc;
    }

    @BeforeEach
    void openStorage() {
        executor = new ThreadedExecutor("test", 2);
        mvcc = openStore();
        storage = open(mvcc, executor);
    }

    @AfterEach
    void closeStorage() {
        storage.close();
        executor.close();
    }

    protected final void relabel(String x, String label) {
        storage.update(CONFIG_MAPS, key("ns/a"), current -> object("ns/a", x, label));
    }

    protected final StoredObject create(String path, String x) {
        return storage.create(CONFIG_MAPS, key(path), object(path, x));
    }

    protected final void update(String path, String x) {
        storage.update(CONFIG_MAPS, key(path), current -> object(path, x));
    }

    protected final void delete(String path) {
        storage.delete(CONFIG_MAPS, key(path), current -> {});
    }

    protected final StoredObject get(String path) {
        return storage.get(CONFIG_MAPS, key(path), "").orElseThrow();
    }

    protected final ObjectPage list(String namespace) {
        return storage.list(CONFIG_MAPS, ListQuery.of(namespace));
    }

    protected final ObjectPage page(String namespace, int limit, String token) {
        return storage.list(CONFIG_MAPS, query(namespace, limit, token, "", ""));
    }

    protected final List<String> shown(String version, String match, int limit) {
        return storage.list(CONFIG_MAPS, query("ns", limit, "", version, match)).items().stream()
                .map(object -> object.key().path() + "@" + object.revision())
                .toList();
    }

    protected static ListQuery query(String namespace, int limit, String token, String version, String match) {
        return new ListQuery(namespace, "", ListQuery.ALL, limit, token, version, match);
    }

    protected static WatchQuery watch(String namespace, String version, int initial, boolean bookmarks) {
        return new WatchQuery(namespace, "", ListQuery.ALL, version, "", bookmarks, initial);
    }

    protected static List<String> paths(ObjectPage page) {
        return page.items().stream().map(object -> object.key().path()).toList();
    }

    protected static Consumer<Throwable> refused(int code, String reason, String message) {
        return error -> {
            assertThat(error).isInstanceOf(ApiException.class);
            ApiException refusal = (ApiException) error;
            assertThat(refusal.status().code()).isEqualTo(code);
            assertThat(refusal.status().reason()).isEqualTo(reason);
            assertThat(refusal.status().message()).isEqualTo(message);
        };
    }
}
