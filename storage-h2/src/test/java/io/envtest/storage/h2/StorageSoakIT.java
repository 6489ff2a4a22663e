package io.envtest.storage.h2;

import static io.envtest.internal.objectstore.TestObjects.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.objectstore.ListQuery;
import io.envtest.internal.objectstore.ObjectStorage;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.objectstore.TestObjects;
import io.envtest.internal.sim.ThreadedExecutor;
import io.envtest.internal.watchcache.CacheOptions;
import io.envtest.internal.watchcache.CachedObjectStorage;
import io.envtest.spi.storage.StorageOptions;
import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything at once for a while: writers, informers, restores, compaction. Runs {@value #DEFAULT_SECONDS} seconds, or the
 * system property {@code soak.seconds}: {@code mvn verify -pl storage-h2 -am -Dtest=StorageSoakIT -Dsurefire.failIfNoSpecifiedTests=false -Dsoak.seconds=600}.
 */
class StorageSoakIT {

    private static final int DEFAULT_SECONDS = 5;
    private static final int WRITERS = 4;
    private static final int INFORMERS = 20;
    /** At most, a tenth of a second apart. */
    private static final int LOOKS = 600;

    private static final long GROWTH_BYTES = 32L * 1024 * 1024;
    private static final CacheOptions SHORT_HISTORY =
            new CacheOptions(2_000, Duration.ofMillis(200), Duration.ofMillis(500), 1_000);

    @TempDir
    private Path folder;

    @Test
    void inMemoryNothingIsLostAndNothingLeaks() throws Exception {
        int threads = Thread.activeCount();
        WeakReference<ObjectStorage> gone = soakInMemory();
        assertCollected(gone);
        for (int i = 0; i < LOOKS && Thread.activeCount() > threads; i++) {
            TimeUnit.MILLISECONDS.sleep(100); // threads that were told to end may take a moment
        }
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads);
    }

    @Test
    void inAFileNothingIsLostAndNoFileStaysOpen() throws Exception {
        try (ThreadedExecutor executor = new ThreadedExecutor("soak", 2)) {
            soak(new CachedObjectStorage(
                    new H2StorageProvider().open(StorageOptions.inFolder(folder)), executor, SHORT_HISTORY));
        }
        assertThat(openFiles(folder)).isEmpty();
    }

    private static WeakReference<ObjectStorage> soakInMemory() throws Exception {
        try (ThreadedExecutor executor = new ThreadedExecutor("soak", 2)) {
            ObjectStorage storage = new CachedObjectStorage(
                    new H2StorageProvider().open(StorageOptions.inMemory(executor::execute)), executor, SHORT_HISTORY);
            soak(storage);
            return new WeakReference<>(storage);
        }
    }

    private static void soak(ObjectStorage storage) throws Exception {
        try (storage) {
            List<SoakInformer> informers = new ArrayList<>();
            for (int i = 0; i < INFORMERS; i++) {
                informers.add(new SoakInformer(storage));
            }
            long nanos = TimeUnit.SECONDS.toNanos(Integer.getInteger("soak.seconds", DEFAULT_SECONDS));
            SoakWriter.runAll(storage, WRITERS, System.nanoTime() + nanos / 4);
            long early = usedBytes(0);
            SoakWriter.runAll(storage, WRITERS, System.nanoTime() + nanos * 3 / 4);
            assertThat(usedBytes(early + GROWTH_BYTES))
                    .as("heap at the end, after a quarter " + early)
                    .isLessThan(early + GROWTH_BYTES);
            StoredObject last =
                    storage.create(CONFIG_MAPS, TestObjects.key("end/end"), TestObjects.object("end/end", ""));
            TreeMap<String, Long> stored = new TreeMap<>();
            storage.list(CONFIG_MAPS, ListQuery.of(""))
                    .items()
                    .forEach(item -> stored.put(item.key().path(), item.revision()));
            for (SoakInformer informer : informers) {
                assertThat(informer.awaitRevision(last.revision())).isEqualTo(stored);
                assertThat(informer.problems()).isEmpty();
            }
        }
    }

    /**
     * What is still used after the collector has been asked several times, and old history may have been given up; with a
     * limit it is asked until that is reached, or for a minute.
     */
    private static long usedBytes(long limit) throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5 || i < LOOKS && limit > 0 && least >= limit; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(100);
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }

    private static void assertCollected(WeakReference<?> reference) throws InterruptedException {
        for (int i = 0; i < LOOKS && reference.get() != null; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(reference.get())
                .as("the closed storage is still held by somebody")
                .isNull();
    }

    /** What the process has open below a folder, where the operating system tells. */
    private static List<String> openFiles(Path folder) throws IOException {
        List<String> open = new ArrayList<>();
        File[] descriptors = new File("/proc/self/fd").listFiles();
        for (File descriptor : descriptors == null ? new File[0] : descriptors) {
            String target = descriptor.getCanonicalPath();
            if (target.startsWith(folder.toFile().getCanonicalPath())) {
                open.add(target);
            }
        }
        return open;
    }
}
