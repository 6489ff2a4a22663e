package io.envtest.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.objectstore.ListQuery;
import io.envtest.internal.objectstore.MetadataIndexer;
import io.envtest.internal.objectstore.NewObject;
import io.envtest.internal.objectstore.ObjectPage;
import io.envtest.internal.objectstore.ObjectStorage;
import io.envtest.internal.objectstore.ResourceArea;
import io.envtest.internal.objectstore.StoreKey;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.sim.ThreadedExecutor;
import io.envtest.internal.watchcache.CacheOptions;
import io.envtest.internal.watchcache.CachedObjectStorage;
import io.envtest.spi.storage.StorageOptions;
import io.envtest.storage.h2.H2StorageProvider;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Single operations on the storage below the API, in memory.
 *
 * <pre>mvn -Pbenchmarks -Dfast -DskipTests verify -pl benchmarks -am -Dmeasure="jmh StorageBenchmark"</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class StorageBenchmark {

    private static final ResourceArea CONFIG_MAPS = new ResourceArea(
            new GroupVersionResource("", "v1", "configmaps"),
            new GroupVersionKind("", "v1", "ConfigMap"),
            "/registry/configmaps/",
            true);
    private static final String PADDING = "x".repeat(800);

    /** How much is stored already. */
    @Param({"1", "1000", "100000"})
    public int stored;

    private final MetadataIndexer indexer = new MetadataIndexer();
    private final ThreadedExecutor executor = new ThreadedExecutor("benchmark", 2);
    private final ObjectStorage storage = new CachedObjectStorage(
            new H2StorageProvider().open(StorageOptions.inMemory(executor::execute)), executor, CacheOptions.DEFAULT);
    private int next;

    /** Fills the store. */
    @Setup
    public void fill() {
        for (int i = 0; i < stored; i++) {
            storage.create(CONFIG_MAPS, key("cm-" + i), object("cm-" + i, i));
        }
    }

    /** Closes the store. */
    @TearDown
    public void close() {
        storage.close();
        executor.close();
    }

    /** Reads one object's bytes. */
    @Benchmark
    public byte[] get() {
        next = (next + 7919) % stored;
        return storage.get(CONFIG_MAPS, key("cm-" + next), "").orElseThrow().json();
    }

    /** Changes one object. */
    @Benchmark
    public StoredObject update() {
        next++;
        String name = "cm-" + next % stored;
        return storage.update(CONFIG_MAPS, key(name), current -> object(name, next));
    }

    /** Creates one object and deletes it again. */
    @Benchmark
    public StoredObject createAndDelete() {
        String name = "new-" + next++;
        storage.create(CONFIG_MAPS, key(name), object(name, next));
        return storage.delete(CONFIG_MAPS, key(name), current -> {});
    }

    /** Lists a page of 500. */
    @Benchmark
    public ObjectPage page() {
        return storage.list(CONFIG_MAPS, new ListQuery("", "", ListQuery.ALL, 500, "", "", ""));
    }

    private static StoreKey key(String name) {
        return new StoreKey("default", name);
    }

    private NewObject object(String name, int value) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("kind", "ConfigMap").put("apiVersion", "v1");
        tree.putObject("metadata")
                .put("name", name)
                .put("namespace", "default")
                .put("uid", "00000000-0000-4000-8000-000000000000")
                .put("creationTimestamp", "2026-01-01T00:00:00Z");
        tree.putObject("data").put("padding", PADDING).put("value", "" + value);
        return new NewObject(tree, indexer.index(tree));
    }
}
