package io.envtest.internal.objectstore;

import static io.envtest.internal.objectstore.TestObjects.CLUSTER_ROLES;
import static io.envtest.internal.objectstore.TestObjects.CONFIG_MAPS;
import static io.envtest.internal.objectstore.TestObjects.key;
import static io.envtest.internal.objectstore.TestObjects.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.envtest.snapshot.ClusterSnapshot;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What {@link ObjectStorage} promises, one test each; with and without cache, over any store. */
public abstract class ObjectStorageContractTest extends ListContractTest {

    @Test
    void watchFromAVersionSendsWhatCameAfterIt() {
        create("ns/a", "1");
        create("ns/b", "1");
        RecordingSink sink = new RecordingSink();
        storage().watch(CONFIG_MAPS, watch("", "1", -1, false), sink);
        update("ns/a", "2");
        delete("ns/b");
        assertThat(sink.await(3)).containsExactly("ADDED ns/b@2 1", "MODIFIED ns/a@3 2", "DELETED ns/b@4 1");
    }

    @Test
    void watchFromZeroOrNothingSendsTheObjectsFirst() {
        create("ns/b", "1");
        create("ns/a", "1");
        create("other/a", "1");
        for (String version : List.of("", "0")) {
            RecordingSink sink = new RecordingSink();
            storage().watch(CONFIG_MAPS, watch("ns", version, -1, false), sink);
            assertThat(sink.await(2)).containsExactly("ADDED ns/a@2 1", "ADDED ns/b@1 1");
        }
    }

    @Test
    void initialEventsEndWithABookmark() {
        create("ns/a", "1");
        storage().create(CLUSTER_ROLES, key("r"), object("r", ""));
        RecordingSink sink = new RecordingSink();
        storage().watch(CONFIG_MAPS, watch("ns", "", 1, true), sink);
        assertThat(sink.await(2)).containsExactly("ADDED ns/a@1 1", "BOOKMARK 2 end");
        update("ns/a", "2");
        assertThat(sink.await(3)).endsWith("MODIFIED ns/a@3 2");
    }

    @Test
    void watchWithoutInitialEventsStartsWithTheNextChange() {
        create("ns/a", "1");
        RecordingSink sink = new RecordingSink();
        storage().watch(CONFIG_MAPS, watch("ns", "0", 0, false), sink);
        update("ns/a", "2");
        assertThat(sink.await(1)).containsExactly("MODIFIED ns/a@2 2");
    }

    @Test
    void watchFromAFutureVersionLeavesOutWhatIsBeforeIt() {
        RecordingSink sink = new RecordingSink();
        storage().watch(CONFIG_MAPS, watch("ns", "2", -1, false), sink);
        create("ns/a", "1");
        create("ns/b", "1");
        create("ns/c", "1");
        assertThat(sink.await(1)).containsExactly("ADDED ns/c@3 1");
    }

    @Test
    void selectorTurnsChangesIntoComingAndGoing() {
        Predicate<ObjectIndex> one = index -> "1".equals(index.labels().get("l"));
        RecordingSink sink = new RecordingSink();
        storage().watch(CONFIG_MAPS, new WatchQuery("ns", "", one, "0", "", false, -1), sink);
        storage().create(CONFIG_MAPS, key("ns/a"), object("ns/a", "v1", ""));
        relabel("v2", "1");
        relabel("v3", "1");
        relabel("v4", "2");
        relabel("v5", "1");
        delete("ns/a");
        assertThat(sink.await(5))
                .containsExactly(
                        "ADDED ns/a@2 v2",
                        "MODIFIED ns/a@3 v3",
                        "DELETED ns/a@4 v3",
                        "ADDED ns/a@5 v5",
                        "DELETED ns/a@6 v5");
    }

    @Test
    void watchOfANameSeesThatObjectOnly() {
        RecordingSink sink = new RecordingSink();
        storage().watch(CONFIG_MAPS, new WatchQuery("ns", "a", ListQuery.ALL, "0", "", false, -1), sink);
        create("ns/b", "");
        create("other/a", "");
        create("ns/a", "1");
        assertThat(sink.await(1)).containsExactly("ADDED ns/a@3 1");
    }

    @Test
    void closedWatchHearsNothing() {
        RecordingSink closed = new RecordingSink();
        RecordingSink open = new RecordingSink();
        WatchHandle handle = storage().watch(CONFIG_MAPS, watch("", "0", -1, false), closed);
        storage().watch(CONFIG_MAPS, watch("", "0", -1, false), open);
        handle.close();
        handle.close();
        create("ns/a", "1");
        open.await(1);
        assertThat(closed.lines()).isEmpty();
    }

    @Test
    void retiredAreaEndsItsWatchesAndGoesOn() {
        create("ns/a", "1");
        RecordingSink sink = new RecordingSink();
        RecordingSink other = new RecordingSink();
        storage().watch(CONFIG_MAPS, watch("", "", -1, false), sink);
        storage().watch(CLUSTER_ROLES, watch("", "", -1, false), other);
        sink.await(1);
        storage().retire(CONFIG_MAPS);
        assertThat(sink.await(2)).endsWith("CLOSED");
        assertThat(other.lines()).isEmpty();
        create("ns/b", "1");
        assertThat(paths(list("ns"))).containsExactly("ns/a", "ns/b");
    }

    @Test
    void restoreWritesOnlyWhatChangedAndWatchersSeeOrdinaryEvents() {
        create("ns/kept", "1");
        create("ns/changed", "1");
        create("ns/gone", "1");
        ClusterSnapshot snapshot = storage().snapshot();
        assertThat(snapshot.revision()).isEqualTo(3);
        update("ns/changed", "2");
        update("ns/changed", "3");
        delete("ns/gone");
        create("ns/new", "1");
        create("ns/passing", "1");
        delete("ns/passing");
        RecordingSink sink = new RecordingSink();
        storage().watch(CONFIG_MAPS, watch("", "9", -1, false), sink);
        storage().restore(snapshot);
        assertThat(storage().currentRevision()).isEqualTo(12);
        assertThat(sink.await(3))
                .containsExactly("MODIFIED ns/changed@10 1", "ADDED ns/gone@11 1", "DELETED ns/new@12 1");
        assertThat(paths(list("ns"))).containsExactly("ns/changed", "ns/gone", "ns/kept");
        storage().restore(snapshot);
        assertThat(storage().currentRevision()).isEqualTo(12);
    }

    @Test
    void restoreToTheEmptyBeginningDeletesEverything() {
        ClusterSnapshot snapshot = storage().snapshot();
        create("ns/a", "1");
        storage().restore(snapshot);
        assertThat(list("").items()).isEmpty();
    }

    @Test
    void snapshotOfAnotherStorageIsRefused() {
        assertThatThrownBy(() -> storage().restore(() -> 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void historyTellsEachWriteOfAnObject() {
        create("ns/a", "1");
        update("ns/a", "2");
        delete("ns/a");
        List<PastObject> history = storage().history(CONFIG_MAPS, key("ns/a"));
        assertThat(history).extracting(PastObject::revision).containsExactly(1L, 2L, 3L);
        assertThat(history.get(1)
                        .object()
                        .orElseThrow()
                        .tree()
                        .path("data")
                        .path("x")
                        .asText())
                .isEqualTo("2");
        assertThat(history.get(2).object()).isEmpty();
    }
}
