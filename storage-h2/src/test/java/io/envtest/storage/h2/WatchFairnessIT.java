package io.envtest.storage.h2;

import static io.envtest.internal.objectstore.TestObjects.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.api.Status;
import io.envtest.api.WatchEvent;
import io.envtest.internal.objectstore.ListQuery;
import io.envtest.internal.objectstore.ObjectStorage;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.objectstore.TestObjects;
import io.envtest.internal.objectstore.WatchQuery;
import io.envtest.internal.objectstore.WatchSink;
import io.envtest.internal.sim.ThreadedExecutor;
import io.envtest.internal.watchcache.CacheOptions;
import io.envtest.internal.watchcache.CachedObjectStorage;
import io.envtest.spi.storage.StorageOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Many watchers and many writers at once. */
class WatchFairnessIT {

    private static final int WATCHERS = 1000;
    private static final int WRITERS = 8;
    private static final int WRITES = 60;
    private static final long PATIENCE_SECONDS = 120;

    @Test
    void noWatcherMissesRepeatsOrReordersAnEvent() throws InterruptedException {
        try (ThreadedExecutor executor = new ThreadedExecutor("fair", 2);
                ObjectStorage storage = new CachedObjectStorage(
                        new H2StorageProvider().open(StorageOptions.inMemory(executor::execute)),
                        executor,
                        CacheOptions.DEFAULT)) {
            CountDownLatch complete = new CountDownLatch(WATCHERS);
            List<CheckingSink> sinks = new ArrayList<>();
            for (int i = 0; i < WATCHERS; i++) {
                CheckingSink sink = new CheckingSink(complete);
                sinks.add(sink);
                storage.watch(CONFIG_MAPS, new WatchQuery("", "", ListQuery.ALL, "0", "", false, -1), sink);
            }
            write(storage);
            assertThat(complete.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(sinks).allSatisfy(sink -> assertThat(sink.problem).isEmpty());
        }
    }

    private static void write(ObjectStorage storage) throws InterruptedException {
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            String path = "ns/writer" + i;
            Thread writer = new Thread(() -> {
                for (int n = 0; n < WRITES; n++) {
                    String value = "" + n;
                    storage.update(CONFIG_MAPS, TestObjects.key(path), current -> TestObjects.object(path, value));
                }
            });
            writers.add(writer);
            writer.start();
        }
        for (Thread writer : writers) {
            writer.join();
        }
    }

    /** Each write is one revision of this store, so a watcher of all must see them one by one. */
    private static final class CheckingSink implements WatchSink {

        private final CountDownLatch complete;
        private long seen;
        private volatile String problem = "";

        CheckingSink(CountDownLatch complete) {
            this.complete = complete;
        }

        @Override
        public void event(WatchEvent type, StoredObject object) {
            if (object.revision() != seen + 1) {
                problem = "after " + seen + " came " + object.revision();
            }
            seen = object.revision();
            if (seen == (long) WRITERS * WRITES) {
                complete.countDown();
            }
        }

        @Override
        public void bookmark(long revision, boolean initialEventsEnd) {
            problem = "a bookmark that nobody asked for";
        }

        @Override
        public void error(Status status) {
            problem = status.message();
        }

        @Override
        public void closed() {
            if (seen < (long) WRITERS * WRITES) {
                problem = "closed after " + seen;
            }
        }
    }
}
