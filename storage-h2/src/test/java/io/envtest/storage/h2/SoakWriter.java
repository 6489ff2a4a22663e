package io.envtest.storage.h2;

import static io.envtest.internal.objectstore.TestObjects.CONFIG_MAPS;

import io.envtest.api.ApiException;
import io.envtest.internal.objectstore.ObjectStorage;
import io.envtest.internal.objectstore.StoreKey;
import io.envtest.internal.objectstore.TestObjects;
import io.envtest.snapshot.ClusterSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Writes and deletes at random, and goes back to a snapshot now and then. */
final class SoakWriter implements Callable<Long> {

    private static final int KEYS = 300;
    private static final int RESTORE_EVERY = 500;

    private final ObjectStorage storage;
    private final Random random;
    private final long end;
    private ClusterSnapshot snapshot;

    private SoakWriter(ObjectStorage storage, long seed, long end) {
        this.storage = storage;
        this.random = new Random(seed);
        this.end = end;
        this.snapshot = storage.snapshot();
    }

    /** Runs some at once until an instant of the nano clock. */
    static void runAll(ObjectStorage storage, int count, long end) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<SoakWriter> writers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                writers.add(new SoakWriter(storage, i, end));
            }
            for (Future<Long> writer : threads.invokeAll(writers)) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Override
    public Long call() {
        long writes = 0;
        while (System.nanoTime() < end) {
            String path = "ns" + random.nextInt(5) + "/" + random.nextInt(KEYS);
            write(TestObjects.key(path), path);
            if (++writes % RESTORE_EVERY == 0) {
                storage.restore(snapshot);
                snapshot = storage.snapshot();
            }
        }
        return writes;
    }

    private void write(StoreKey key, String path) {
        if (random.nextInt(4) == 0) {
            try {
                storage.delete(CONFIG_MAPS, key, current -> {});
            } catch (ApiException e) {
                if (!e.hasReason("NotFound")) {
                    throw e;
                }
            }
        } else {
            String value = "" + random.nextInt();
            storage.update(CONFIG_MAPS, key, current -> TestObjects.object(path, value));
        }
    }
}
