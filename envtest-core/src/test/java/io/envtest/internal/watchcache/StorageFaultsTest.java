package io.envtest.internal.watchcache;

import static io.envtest.internal.objectstore.TestObjects.CONFIG_MAPS;
import static io.envtest.internal.objectstore.TestObjects.key;
import static io.envtest.internal.objectstore.TestObjects.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.envtest.api.ApiException;
import io.envtest.faults.Fault;
import io.envtest.faults.FaultPlan;
import io.envtest.faults.FaultPoint;
import io.envtest.internal.objectstore.ListQuery;
import io.envtest.internal.objectstore.RecordingSink;
import io.envtest.internal.objectstore.WatchQuery;
import io.envtest.internal.sim.ManualExecutor;
import io.envtest.internal.sim.ThreadedExecutor;
import io.envtest.spi.storage.ModelStorage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StorageFaultsTest {

    private static final int PATIENCE_SECONDS = 60;

    private final ManualExecutor executor = new ManualExecutor();
    private final FaultPlan plan = new FaultPlan();
    private final ModelStorage store = new ModelStorage();
    private final CachedObjectStorage storage = new CachedObjectStorage(store, executor, CacheOptions.DEFAULT, plan);

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void failureBeforeCommitLeavesNothing() {
        plan.at(FaultPoint.STORAGE_BEFORE_COMMIT).times(1).inject(Fault.etcdTimeout());
        assertThatThrownBy(() -> create("ns/a"))
                .isInstanceOf(ApiException.class)
                .hasMessage("etcdserver: request timed out");
        assertThat(storage.currentRevision()).isZero();
        create("ns/a");
        assertThat(storage.currentRevision()).isEqualTo(1);
    }

    @Test
    void failureAfterCommitLeavesTheObjectForAllToSee() {
        RecordingSink sink = watch();
        plan.at(FaultPoint.STORAGE_AFTER_COMMIT)
                .when(key -> key.equals("/registry/configmaps/ns/b"))
                .inject(Fault.etcdTimeout());
        create("ns/a");
        assertThatThrownBy(() -> create("ns/b")).isInstanceOf(ApiException.class);
        executor.runReady();
        assertThat(storage.get(CONFIG_MAPS, key("ns/b"), "")).isPresent();
        assertThat(sink.lines()).hasSize(2);
    }

    @Test
    void ruleStrikesAsOftenAsItSays() {
        plan.at(FaultPoint.STORAGE_BEFORE_COMMIT).skip(1).times(2).inject(Fault.etcdTimeout());
        create("ns/a");
        assertThatThrownBy(() -> create("ns/b")).isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> create("ns/b")).isInstanceOf(ApiException.class);
        create("ns/b");
        plan.clear();
        create("ns/c");
    }

    @Test
    void delayedCommitWaitsOnTheClustersClock() throws InterruptedException {
        plan.at(FaultPoint.STORAGE_BEFORE_COMMIT).times(1).inject(Fault.delay(Duration.ofSeconds(7)));
        CompletableFuture<Void> late = CompletableFuture.runAsync(() -> create("ns/late"));
        executor.awaitTimers(1);
        create("ns/a");
        assertThat(late).isNotDone();
        executor.advance(Duration.ofSeconds(7));
        late.join();
        assertThat(storage.get(CONFIG_MAPS, key("ns/late"), "").orElseThrow().revision())
                .isEqualTo(2);
    }

    @Test
    void commitsThatAreDelayedOnAllThreadsEnd() throws InterruptedException {
        CountDownLatch written = new CountDownLatch(2);
        plan.at(FaultPoint.STORAGE_BEFORE_COMMIT).inject(Fault.delay(Duration.ofMillis(20)));
        try (ThreadedExecutor threads = new ThreadedExecutor("late", 2);
                CachedObjectStorage late =
                        new CachedObjectStorage(new ModelStorage(), threads, CacheOptions.DEFAULT, plan)) {
            for (String path : List.of("ns/a", "ns/b")) {
                threads.execute(() -> {
                    late.create(CONFIG_MAPS, key(path), object(path, ""));
                    written.countDown();
                });
            }
            assertThat(written.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void failedDeliveryEndsOneWatchWithAnError() {
        RecordingSink first = watch();
        RecordingSink second = watch();
        plan.at(FaultPoint.WATCH_DELIVERY).times(1).inject(Fault.etcdTimeout());
        create("ns/a");
        executor.runReady();
        assertThat(first.lines().size() + second.lines().size()).isEqualTo(2);
        assertThat(first.lines().get(0) + second.lines().get(0))
                .contains("ERROR 500 etcdserver: request timed out")
                .contains("ADDED ns/a@1");
    }

    @Test
    void disconnectedWatchEndsWithoutAWord() {
        RecordingSink sink = watch();
        plan.at(FaultPoint.WATCH_DELIVERY).when(key -> key.endsWith("/ns/b")).inject(Fault.disconnect());
        create("ns/a");
        create("ns/b");
        create("ns/c");
        executor.runReady();
        assertThat(sink.lines()).containsExactly("ADDED ns/a@1 ", "CLOSED");
    }

    @Test
    void delayedDeliveryKeepsTheOrder() {
        RecordingSink sink = watch();
        plan.at(FaultPoint.WATCH_DELIVERY).skip(1).times(1).inject(Fault.delay(Duration.ofSeconds(5)));
        create("ns/a");
        create("ns/b");
        create("ns/c");
        executor.runReady();
        assertThat(sink.lines()).containsExactly("ADDED ns/a@1 ");
        executor.advance(Duration.ofSeconds(5));
        assertThat(sink.lines()).containsExactly("ADDED ns/a@1 ", "ADDED ns/b@2 ", "ADDED ns/c@3 ");
    }

    @Test
    void failedCompactionKeepsTheHistory() {
        plan.at(FaultPoint.STORAGE_COMPACTION).times(1).inject(Fault.etcdTimeout());
        create("ns/a");
        executor.advance(Duration.ofMinutes(5));
        assertThat(store.compactedRevision()).isZero();
        create("ns/b");
        executor.advance(Duration.ofMinutes(5));
        assertThat(store.compactedRevision()).isEqualTo(2);
    }

    @Test
    void faultThatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> plan.at(FaultPoint.STORAGE_BEFORE_COMMIT).inject(Fault.disconnect()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private RecordingSink watch() {
        RecordingSink sink = new RecordingSink();
        storage.watch(CONFIG_MAPS, new WatchQuery("", "", ListQuery.ALL, "0", "", false, -1), sink);
        return sink;
    }

    private void create(String path) {
        storage.create(CONFIG_MAPS, key(path), object(path, ""));
    }
}
