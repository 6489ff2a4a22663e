package io.envtest.internal.watchcache;

import static io.envtest.internal.objectstore.TestObjects.CLUSTER_ROLES;
import static io.envtest.internal.objectstore.TestObjects.CONFIG_MAPS;
import static io.envtest.internal.objectstore.TestObjects.key;
import static io.envtest.internal.objectstore.TestObjects.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.envtest.api.ApiException;
import io.envtest.api.Status;
import io.envtest.api.WatchEvent;
import io.envtest.internal.objectstore.ListQuery;
import io.envtest.internal.objectstore.RecordingSink;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.objectstore.WatchHandle;
import io.envtest.internal.objectstore.WatchQuery;
import io.envtest.internal.objectstore.WatchSink;
import io.envtest.internal.sim.ManualExecutor;
import io.envtest.snapshot.ClusterSnapshot;
import io.envtest.spi.storage.KeyRange;
import io.envtest.spi.storage.ModelStorage;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the cache does of its own: time, fairness, limits. On a clock that stands still. */
class WatchCacheTest {

    private static final CacheOptions OPTIONS = new CacheOptions(10, Duration.ofMinutes(1), Duration.ofMinutes(5), 100);

    private final ManualExecutor executor = new ManualExecutor();
    private final MvccStorage store = new ModelStorage();
    private final CachedObjectStorage storage = new CachedObjectStorage(store, executor, OPTIONS);

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void bookmarksComeEachMinuteAndTellOfWritesElsewhere() {
        create("ns/a", "1");
        RecordingSink sink = watch("0", true, -1);
        executor.advance(Duration.ofSeconds(59));
        assertThat(sink.lines()).containsExactly("ADDED ns/a@1 1");
        executor.advance(Duration.ofSeconds(1));
        assertThat(sink.lines()).endsWith("BOOKMARK 1");
        storage.create(CLUSTER_ROLES, key("r"), object("r", ""));
        executor.advance(Duration.ofMinutes(1));
        assertThat(sink.lines()).endsWith("BOOKMARK 2").hasSize(3);
    }

    @Test
    void watchThatHasJustBegunGetsNoBookmark() {
        create("ns/a", "1");
        watch("0", true, -1);
        executor.advance(Duration.ofSeconds(59));
        RecordingSink late = watch("0", true, -1);
        executor.advance(Duration.ofSeconds(2));
        assertThat(late.lines()).containsExactly("ADDED ns/a@1 1");
        executor.advance(Duration.ofMinutes(1));
        assertThat(late.lines()).endsWith("BOOKMARK 1").hasSize(2);
    }

    @Test
    void watcherThatTakesNoBookmarksGetsNone() {
        RecordingSink sink = watch("0", false, -1);
        executor.advance(Duration.ofMinutes(10));
        assertThat(sink.lines()).isEmpty();
    }

    @Test
    void watchOfARetiredAreaShowsAllThatHappenedBeforeItEnds() {
        create("ns/a", "1");
        RecordingSink sink = new RecordingSink();
        storage.watch(CONFIG_MAPS, query("0", true, -1), sink);
        create("ns/b", "1");
        storage.retire(CONFIG_MAPS);
        executor.advance(Duration.ZERO);
        assertThat(sink.lines()).containsExactly("ADDED ns/a@1 1", "ADDED ns/b@2 1", "CLOSED");
    }

    @Test
    void watchThatCatchesUpGetsOnItsOwnThreadWhatHasHappened() {
        RecordingSink sink = new RecordingSink();
        WatchHandle handle = storage.watch(CONFIG_MAPS, query("0", false, -1), sink);
        executor.runReady();
        create("ns/a", "1");
        assertThat(sink.lines()).isEmpty();

        handle.catchUp();

        assertThat(sink.lines()).containsExactly("ADDED ns/a@1 1");
        executor.runReady();
        assertThat(sink.lines()).hasSize(1);
    }

    @Test
    void idleCacheSetsNoTimers() {
        create("ns/a", "1");
        WatchHandle handle = storage.watch(CONFIG_MAPS, query("0", true, -1), new RecordingSink());
        handle.close();
        executor.advance(Duration.ofMinutes(30));
        assertThat(executor.timers()).isZero();
    }

    @Test
    void readOfAFutureVersionIsRefusedAfterThreeSeconds() throws InterruptedException {
        create("ns/a", "1");
        int timers = executor.timers();
        CompletableFuture<Object> get = CompletableFuture.supplyAsync(() -> storage.get(CONFIG_MAPS, key("ns/a"), "9"));
        executor.awaitTimers(timers + 1);
        executor.advance(Duration.ofSeconds(3));
        assertThatThrownBy(get::join).isInstanceOf(CompletionException.class).satisfies(error -> {
            Status status = ((ApiException) error.getCause()).status();
            assertThat(status.code()).isEqualTo(504);
            assertThat(status.message()).isEqualTo("Timeout: Too large resource version: 9, current: 1");
            assertThat(status.details().retryAfterSeconds()).isEqualTo(1);
            assertThat(status.details().causes())
                    .containsExactly(new Status.Cause("ResourceVersionTooLarge", "Too large resource version", ""));
        });
    }

    @Test
    void readOfAFutureVersionPassesWhenItArrives() throws InterruptedException {
        create("ns/a", "1");
        int timers = executor.timers();
        CompletableFuture<Integer> list = CompletableFuture.supplyAsync(
                () -> storage.list(CONFIG_MAPS, new ListQuery("", "", ListQuery.ALL, 0, "", "2", "Exact"))
                        .items()
                        .size());
        executor.awaitTimers(timers + 1);
        create("ns/b", "1");
        assertThat(list.join()).isEqualTo(2);
        assertThat(executor.timers()).isEqualTo(timers);
    }

    @Test
    void initialEventsOfAFutureVersionWaitForIt() {
        RecordingSink refused = watch("2", true, 1);
        executor.advance(Duration.ofSeconds(3));
        assertThat(refused.lines()).containsExactly("ERROR 504 Timeout: Too large resource version: 2, current: 0");
        RecordingSink sink = watch("2", true, 1);
        create("ns/a", "1");
        create("ns/b", "1");
        executor.runReady();
        assertThat(sink.lines()).containsExactly("ADDED ns/a@1 1", "ADDED ns/b@2 1", "BOOKMARK 2 end");
    }

    @Test
    void slowWatcherIsClosedAndOthersSeeEverything() {
        RecordingSink slow = watch("0", false, -1);
        RecordingSink quick = watch("0", false, -1);
        slow.setReady(false);
        for (int i = 0; i < 11; i++) {
            create("ns/" + i, "");
            executor.runReady();
        }
        assertThat(slow.lines()).containsExactly("CLOSED");
        assertThat(quick.lines()).hasSize(11);
    }

    @Test
    void watcherThatWasNotReadyGoesOnWhereItStopped() {
        RecordingSink sink = new RecordingSink();
        WatchHandle handle = storage.watch(CONFIG_MAPS, query("0", false, -1), sink);
        create("ns/a", "1");
        executor.runReady();
        sink.setReady(false);
        create("ns/b", "1");
        create("ns/c", "1");
        executor.runReady();
        assertThat(sink.lines()).hasSize(1);
        sink.setReady(true);
        handle.resume();
        executor.runReady();
        assertThat(sink.lines()).containsExactly("ADDED ns/a@1 1", "ADDED ns/b@2 1", "ADDED ns/c@3 1");
    }

    @Test
    void longInitialListIsSentInPartsAndWhole() {
        for (int i = 0; i < 1000; i++) {
            create("ns/" + (1000 + i), "");
        }
        RecordingSink sink = watch("", true, 1);
        executor.runReady();
        assertThat(sink.lines()).hasSize(1001).endsWith("BOOKMARK 1000 end").doesNotHaveDuplicates();
    }

    @Test
    void historyIsCompactedByTime() {
        create("ns/a", "1");
        executor.advance(Duration.ofMinutes(1));
        create("ns/b", "1");
        executor.advance(Duration.ofMinutes(4));
        assertThat(store.compactedRevision()).isEqualTo(1);
        executor.advance(Duration.ofMinutes(5));
        assertThat(store.compactedRevision()).isEqualTo(2);
    }

    @Test
    void historyIsCompactedByLength() {
        for (int i = 0; i < 250; i++) {
            update("ns/a", "" + i);
            executor.runReady();
        }
        assertThat(store.compactedRevision()).isEqualTo(101);
    }

    @Test
    void objectMadeForOneWatcherServesAll() {
        AtomicInteger made = new AtomicInteger();
        List<String> frames = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            storage.watch(CONFIG_MAPS, query("0", false, -1), new FrameSink(made, frames));
        }
        create("ns/a", "1");
        executor.runReady();
        update("ns/a", "2");
        executor.runReady();
        assertThat(frames).hasSize(6);
        assertThat(made).hasValue(2);
    }

    @Test
    void watcherThatFailsLosesItsOwnWatchOnly() {
        RecordingSink[] sinks = new RecordingSink[8];
        for (int i = 0; i < sinks.length; i++) {
            storage.watch(CONFIG_MAPS, query("0", false, -1), new FailingSink());
            sinks[i] = watch("0", false, -1);
        }
        create("ns/a", "1");
        executor.runReady();
        create("ns/b", "1");
        executor.runReady();
        assertThat(sinks).allSatisfy(sink -> assertThat(sink.lines()).hasSize(2));
    }

    @Test
    void transactionIsSeenWhole() {
        create("ns/a", "1");
        create("ns/b", "1");
        List<Integer> sizes = new ArrayList<>();
        byte[] bytes = store.get("/registry/configmaps/ns/a").orElseThrow().value();
        store.subscribe(
                KeyRange.ALL,
                2,
                events -> sizes.add(
                        storage.list(CONFIG_MAPS, ListQuery.of("")).items().size()));
        store.commit(List.of(
                Write.create("/registry/configmaps/ns/c", bytes), Write.create("/registry/configmaps/ns/d", bytes)));
        assertThat(sizes).containsExactly(4);
    }

    @Test
    void snapshotOutlivesTheCompactionOfItsRevision() {
        create("ns/a", "1");
        ClusterSnapshot snapshot = storage.snapshot();
        for (int i = 0; i < 250; i++) {
            update("ns/a", "x" + i);
            executor.runReady();
        }
        create("ns/b", "1");
        assertThat(store.compactedRevision()).isGreaterThan(snapshot.revision());
        storage.restore(snapshot);
        assertThat(storage.list(CONFIG_MAPS, ListQuery.of("")).items()).hasSize(1);
        assertThat(storage.get(CONFIG_MAPS, key("ns/a"), "")
                        .orElseThrow()
                        .tree()
                        .path("data")
                        .path("x")
                        .asText())
                .isEqualTo("1");
    }

    private RecordingSink watch(String version, boolean bookmarks, int initial) {
        RecordingSink sink = new RecordingSink();
        storage.watch(CONFIG_MAPS, query(version, bookmarks, initial), sink);
        return sink;
    }

    private static WatchQuery query(String version, boolean bookmarks, int initial) {
        return new WatchQuery("", "", ListQuery.ALL, version, "", bookmarks, initial);
    }

    private void create(String path, String x) {
        storage.create(CONFIG_MAPS, key(path), object(path, x));
    }

    private void update(String path, String x) {
        storage.update(CONFIG_MAPS, key(path), current -> object(path, x));
    }

    /** Throws at each event. */
    private static final class FailingSink implements WatchSink {

        @Override
        public void event(WatchEvent type, StoredObject object) {
            throw new IllegalStateException("this sink fails, as the test wants");
        }

        @Override
        public void bookmark(long revision, boolean initialEventsEnd) {}

        @Override
        public void error(Status status) {}

        @Override
        public void closed() {}
    }

    /** Encodes frames as an HTTP stream would. */
    private record FrameSink(AtomicInteger made, List<String> frames) implements WatchSink {

        @Override
        public void event(WatchEvent type, StoredObject object) {
            frames.add(object.derived(type, source -> type + " " + made.incrementAndGet()));
        }

        @Override
        public void bookmark(long revision, boolean initialEventsEnd) {
            frames.add("bookmark");
        }

        @Override
        public void error(Status status) {
            frames.add("error");
        }

        @Override
        public void closed() {
            frames.add("closed");
        }
    }
}
