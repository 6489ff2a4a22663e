package io.envtest.spi.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.envtest.spi.storage.history.HistoryCheck;
import io.envtest.spi.storage.history.StorageRegisters;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The guarantees of {@link MvccStorage}, one test each. A store passes by extending this. */
public abstract class StorageContractTest {

    private static final KeyRange ALL = KeyRange.ALL;

    private MvccStorage storage;

    /** An open, empty store. */
    protected abstract MvccStorage open();

    @BeforeEach
    void openStore() {
        storage = open();
    }

    @AfterEach
    void closeStore() {
        storage.close();
    }

    @Test
    void startsAtRevisionZeroWithNothing() {
        assertThat(storage.currentRevision()).isZero();
        assertThat(storage.compactedRevision()).isZero();
        assertThat(storage.range(ALL, 0, 0)).isEqualTo(new Range(0, List.of(), false));
        assertThat(storage.get("a")).isEmpty();
    }

    @Test
    void eachWriteTakesTheNextRevisionOfOneCounter() {
        assertThat(create("a", "1")).isEqualTo(1);
        assertThat(create("b", "1")).isEqualTo(2);
        assertThat(update("a", 1, "2")).isEqualTo(3);
        assertThat(delete("b", 2)).isEqualTo(4);
        assertThat(storage.currentRevision()).isEqualTo(4);
    }

    @Test
    void transactionTakesConsecutiveRevisionsInTheOrderOfItsWrites() {
        create("z", "0");
        CommitResult result = storage.commit(
                List.of(Write.create("c", bytes("1")), Write.create("a", bytes("2")), Write.create("b", bytes("3"))));
        assertThat(result).isEqualTo(CommitResult.applied(4));
        assertThat(storage.get("c").orElseThrow().revision()).isEqualTo(2);
        assertThat(storage.get("a").orElseThrow().revision()).isEqualTo(3);
        assertThat(storage.get("b").orElseThrow().revision()).isEqualTo(4);
    }

    @Test
    void createIsRefusedIfTheKeyExists() {
        create("a", "1");
        assertThat(storage.commit(List.of(Write.create("a", bytes("2"))))).isEqualTo(CommitResult.refused(1, 0));
        assertThat(text("a")).isEqualTo("1");
    }

    @Test
    void updateIsRefusedIfSomebodyElseWrote() {
        create("a", "1");
        update("a", 1, "2");
        assertThat(storage.commit(List.of(Write.update("a", 1, bytes("3"))))).isEqualTo(CommitResult.refused(2, 0));
        assertThat(text("a")).isEqualTo("2");
    }

    @Test
    void updateAndDeleteAreRefusedIfTheKeyIsAbsent() {
        assertThat(storage.commit(List.of(Write.update("a", 1, bytes("1")))).committed())
                .isFalse();
        assertThat(storage.commit(List.of(Write.delete("a", 1))).committed()).isFalse();
        assertThat(storage.commit(List.of(Write.delete("a", Write.ANY))).committed())
                .isFalse();
    }

    @Test
    void deletedKeyCanBeCreatedAnew() {
        create("a", "1");
        delete("a", 1);
        assertThat(storage.get("a")).isEmpty();
        assertThat(storage.commit(List.of(Write.update("a", 2, bytes("x")))).committed())
                .isFalse();
        assertThat(create("a", "2")).isEqualTo(3);
        assertThat(storage.get("a").orElseThrow().created()).isEqualTo(3);
    }

    @Test
    void writeWithoutConditionCreatesOrReplaces() {
        storage.commit(List.of(new Write("a", Write.ANY, bytes("1"), null)));
        storage.commit(List.of(new Write("a", Write.ANY, bytes("2"), null)));
        assertThat(text("a")).isEqualTo("2");
        assertThat(storage.get("a").orElseThrow().created()).isEqualTo(1);
        assertThat(storage.commit(List.of(new Write("a", Write.ANY, null, null)))
                        .committed())
                .isTrue();
    }

    @Test
    void refusedTransactionWritesNothingAndTakesNoRevision() {
        create("a", "1");
        CommitResult result = storage.commit(List.of(
                Write.create("b", bytes("1")), Write.update("a", 7, bytes("2")), Write.create("c", bytes("1"))));
        assertThat(result).isEqualTo(CommitResult.refused(1, 1));
        assertThat(storage.get("b")).isEmpty();
        assertThat(storage.get("c")).isEmpty();
        assertThat(storage.currentRevision()).isEqualTo(1);
        assertThat(create("d", "1")).isEqualTo(2);
    }

    @Test
    void rangeIsInKeyOrderAndWithinItsBounds() {
        for (String key : List.of("/b/x", "/a/2", "/a/10", "/a/1", "/a-/1", "/a0")) {
            create(key, key);
        }
        assertThat(keys(storage.range(KeyRange.prefix("/a/"), 0, 0))).containsExactly("/a/1", "/a/10", "/a/2");
        assertThat(keys(storage.range(KeyRange.single("/a/1"), 0, 0))).containsExactly("/a/1");
        assertThat(keys(storage.range(ALL, 0, 0))).containsExactly("/a-/1", "/a/1", "/a/10", "/a/2", "/a0", "/b/x");
    }

    @Test
    void rangeStopsAtItsLimitAndSaysWhetherThereIsMore() {
        for (String key : List.of("a", "b", "c")) {
            create(key, key);
        }
        delete("b", 2);
        assertThat(keys(storage.range(ALL, 0, 1))).containsExactly("a");
        assertThat(storage.range(ALL, 0, 1).more()).isTrue();
        assertThat(keys(storage.range(ALL, 0, 2))).containsExactly("a", "c");
        assertThat(storage.range(ALL, 0, 2).more()).isFalse();
    }

    @Test
    void rangeAtARevisionShowsThePastWhateverIsWrittenLater() {
        create("a", "1");
        create("b", "1");
        update("a", 1, "2");
        delete("b", 2);
        create("b", "3");
        assertThat(show(1)).containsExactly("a=1@1");
        assertThat(show(2)).containsExactly("a=1@1", "b=1@2");
        assertThat(show(3)).containsExactly("a=2@3", "b=1@2");
        assertThat(show(4)).containsExactly("a=2@3");
        assertThat(show(5)).containsExactly("a=2@3", "b=3@5");
        assertThat(storage.range(ALL, 3, 0).revision()).isEqualTo(3);
    }

    @Test
    void rangeAtAFutureRevisionFails() {
        create("a", "1");
        assertThatThrownBy(() -> storage.range(ALL, 2, 0)).isInstanceOf(FutureRevisionException.class);
        assertThatThrownBy(() -> storage.subscribe(ALL, 2, events -> {})).isInstanceOf(FutureRevisionException.class);
        assertThatThrownBy(() -> storage.compact(2)).isInstanceOf(FutureRevisionException.class);
    }

    @Test
    void historyHasEachWriteOfAKey() {
        create("a", "1");
        create("ab", "x");
        update("a", 1, "2");
        delete("a", 3);
        create("a", "3");
        assertThat(storage.history("a"))
                .extracting(this::show)
                .containsExactly("a=1@1", "a=2@3", "a deleted@4", "a=3@5");
        assertThat(storage.history("a")).extracting(Revision::created).containsExactly(1L, 1L, 1L, 5L);
        assertThat(storage.history("none")).isEmpty();
    }

    @Test
    void subscriberGetsEachChangeOnceInOrderBeforeCommitReturns() {
        List<String> seen = new ArrayList<>();
        storage.subscribe(ALL, 0, events -> events.forEach(event -> seen.add(show(event))));
        create("a", "1");
        assertThat(seen).containsExactly("a=1@1 was 0");
        update("a", 1, "2");
        delete("a", 2);
        create("a", "3");
        assertThat(seen).containsExactly("a=1@1 was 0", "a=2@2 was 1", "a deleted@3 was 2", "a=3@4 was 0");
    }

    @Test
    void subscriberGetsThePastFirst() {
        create("a", "1");
        update("a", 1, "2");
        List<String> seen = new ArrayList<>();
        storage.subscribe(ALL, 1, events -> events.forEach(event -> seen.add(show(event))));
        assertThat(seen).containsExactly("a=2@2 was 1");
        delete("a", 2);
        assertThat(seen).containsExactly("a=2@2 was 1", "a deleted@3 was 2");
    }

    @Test
    void subscriberSeesItsRangeOnly() {
        List<String> seen = new ArrayList<>();
        create("/b/0", "0");
        storage.subscribe(KeyRange.prefix("/b/"), 0, events -> events.forEach(event -> seen.add(show(event))));
        create("/a/1", "1");
        storage.commit(List.of(Write.create("/b/1", bytes("1")), Write.create("/c/1", bytes("1"))));
        assertThat(seen).containsExactly("/b/0=0@1 was 0", "/b/1=1@3 was 0");
    }

    @Test
    void subscriberGetsATransactionTogetherWithItsAttachments() {
        List<List<Object>> batches = new ArrayList<>();
        storage.subscribe(
                ALL,
                0,
                events -> batches.add(
                        events.stream().map(RevisionEvent::attachment).toList()));
        storage.commit(List.of(
                Write.create("a", bytes("1")).with("first"),
                Write.create("b", bytes("1")).with("second")));
        assertThat(batches).containsExactly(List.of("first", "second"));
    }

    @Test
    void closedSubscriptionHearsNothing() {
        List<String> seen = new ArrayList<>();
        Subscription subscription = storage.subscribe(ALL, 0, events -> events.forEach(event -> seen.add(show(event))));
        subscription.close();
        subscription.close();
        create("a", "1");
        assertThat(seen).isEmpty();
    }

    @Test
    void compactionForgetsThePastAndKeepsThePresent() {
        create("a", "1");
        create("b", "1");
        update("a", 1, "2");
        delete("b", 2);
        create("c", "1");
        update("a", 3, "3");
        storage.compact(5);
        assertThat(storage.compactedRevision()).isEqualTo(5);
        assertThat(show(5)).containsExactly("a=2@3", "c=1@5");
        assertThat(show(6)).containsExactly("a=3@6", "c=1@5");
        assertThat(storage.history("a")).extracting(this::show).containsExactly("a=2@3", "a=3@6");
        assertThat(storage.history("b")).isEmpty();
        assertThatThrownBy(() -> storage.range(ALL, 4, 0)).isInstanceOf(CompactedException.class);
        assertThatThrownBy(() -> storage.subscribe(ALL, 4, events -> {}))
                .isInstanceOfSatisfying(
                        CompactedException.class,
                        e -> assertThat(e.compactedRevision()).isEqualTo(5));
    }

    @Test
    void subscriptionFromTheCompactedRevisionStillSeesEverythingAfterIt() {
        create("a", "1");
        update("a", 1, "2");
        storage.compact(2);
        List<String> seen = new ArrayList<>();
        storage.subscribe(ALL, 2, events -> events.forEach(event -> seen.add(show(event))));
        update("a", 2, "3");
        assertThat(seen).containsExactly("a=3@3 was 2");
    }

    @Test
    void compactionInStepsAndToAnOlderRevisionIsHarmless() {
        for (int i = 0; i < 1300; i++) {
            storage.commit(List.of(new Write("k" + i % 7, Write.ANY, bytes("" + i), null)));
        }
        storage.compact(1000);
        storage.compact(10);
        assertThat(storage.compactedRevision()).isEqualTo(1000);
        storage.compact(1300);
        assertThat(storage.range(ALL, 0, 0).rows()).hasSize(7);
        assertThat(storage.history("k3")).hasSize(1);
    }

    @Test
    void keyDeletedBeforeACompactionCanBeCreatedAfterIt() {
        create("a", "1");
        delete("a", 1);
        storage.compact(2);
        assertThat(create("a", "2")).isEqualTo(3);
        assertThat(text("a")).isEqualTo("2");
    }

    @Test
    void valuesOfAnySizeComeBackAsTheyWere() {
        for (int size : new int[] {0, 1, 255, 256, 4096, 1_048_576, 1_048_577, 2_000_000}) {
            byte[] value = new byte[size];
            for (int i = 0; i < size; i++) {
                value[i] = (byte) (i * 31);
            }
            storage.commit(List.of(Write.create("size" + size, value)));
            assertThat(storage.get("size" + size).orElseThrow().value()).isEqualTo(value);
        }
    }

    @Test
    void keysOfAnyCharactersAreKept() {
        List<String> keys = List.of("/ä/ß", "/a b/'\"\\", "/日本/語", "/A", "/a", "/" + "x".repeat(600));
        keys.forEach(key -> create(key, key));
        assertThat(keys(storage.range(ALL, 0, 0)))
                .containsExactlyElementsOf(keys.stream().sorted().toList());
    }

    @Test
    void concurrentTransactionsAndReadsAreLinearizable() throws Exception {
        HistoryCheck.run(new StorageRegisters(storage), 1);
    }

    @Test
    void whatAnySubscriberWasHandedIsCurrent() throws Exception {
        AtomicLong handed = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        storage.subscribe(ALL, 0, events -> handed.set(events.get(0).current().revision()));
        IntStream.range(0, 20).forEach(i -> storage.subscribe(ALL, 0, events -> Thread.yield()));
        CompletableFuture<Long> older = CompletableFuture.supplyAsync(() -> {
            long found = 0;
            while (!over.get()) {
                long known = handed.get();
                found += storage.currentRevision() < known ? 1 : 0;
            }
            return found;
        });
        for (int i = 0; i < 2000; i++) {
            create("/a/" + i, "");
        }
        over.set(true);
        assertThat(older.get()).isZero();
    }

    private long create(String key, String value) {
        return applied(Write.create(key, bytes(value)));
    }

    private long update(String key, long expected, String value) {
        return applied(Write.update(key, expected, bytes(value)));
    }

    private long delete(String key, long expected) {
        return applied(Write.delete(key, expected));
    }

    private long applied(Write write) {
        CommitResult result = storage.commit(List.of(write));
        assertThat(result.committed()).as("%s", write).isTrue();
        return result.revision();
    }

    private String text(String key) {
        return new String(storage.get(key).orElseThrow().value(), UTF_8);
    }

    private List<String> show(long revision) {
        return storage.range(ALL, revision, 0).rows().stream().map(this::show).toList();
    }

    private String show(RevisionEvent event) {
        return show(event.current()) + " was " + event.previous();
    }

    private String show(Revision row) {
        String what = row.deleted() ? " deleted" : "=" + new String(row.value(), UTF_8);
        return row.key() + what + "@" + row.revision();
    }

    private static List<String> keys(Range range) {
        return range.rows().stream().map(Revision::key).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
