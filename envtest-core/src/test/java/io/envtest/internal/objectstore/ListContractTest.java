package io.envtest.internal.objectstore;

import static io.envtest.internal.objectstore.TestObjects.CLUSTER_ROLES;
import static io.envtest.internal.objectstore.TestObjects.CONFIG_MAPS;
import static io.envtest.internal.objectstore.TestObjects.key;
import static io.envtest.internal.objectstore.TestObjects.object;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.envtest.api.ApiException;
import io.envtest.spi.storage.history.HistoryCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What {@link ObjectStorage} promises about objects and lists, one test each. */
public abstract class ListContractTest extends ObjectStorageFixture {

    @Test
    void createdObjectComesBackWithItsVersionInPlace() {
        StoredObject created = create("ns/a", "1");
        assertThat(created.revision()).isEqualTo(1);
        assertThat(new String(created.json(), UTF_8))
                .isEqualTo(
                        "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"a\","
                                + "\"namespace\":\"ns\",\"uid\":\"uid-ns/a\",\"resourceVersion\":\"1\"},\"data\":{\"x\":\"1\"}}");
        StoredObject read = get("ns/a");
        assertThat(read.json()).isEqualTo(created.json());
        assertThat(read.key()).isEqualTo(key("ns/a"));
        assertThat(read.index()).isEqualTo(created.index());
        assertThat(read.tree().path("metadata").path("resourceVersion").asText())
                .isEqualTo("1");
        assertThat(read.tree()).isNotSameAs(read.tree());
        assertThat(read.sharedTree()).isEqualTo(read.tree());
    }

    @Test
    void createOfATakenNameIsRefused() {
        create("ns/a", "1");
        assertThatThrownBy(() -> create("ns/a", "2"))
                .satisfies(refused(409, "AlreadyExists", "configmaps \"a\" already exists"));
        storage().create(CLUSTER_ROLES, key("r"), object("r", ""));
        assertThatThrownBy(() -> storage().create(CLUSTER_ROLES, key("r"), object("r", "")))
                .satisfies(
                        refused(409, "AlreadyExists", "clusterroles.rbac.authorization.k8s.io \"r\" already exists"));
    }

    @Test
    void objectTooLargeForEtcdIsRefused() {
        assertThatThrownBy(() -> create("ns/a", "x".repeat(1_600_000)))
                .satisfies(refused(500, "", "etcdserver: request is too large"));
        create("ns/a", "x".repeat(1_500_000));
        assertThat(get("ns/a").json()).hasSizeGreaterThan(1_500_000);
    }

    @Test
    void updateOfTheSameContentIsNotWritten() {
        StoredObject created = create("ns/a", "1");
        StoredObject same = storage().update(CONFIG_MAPS, key("ns/a"), current -> object("ns/a", "1"));
        assertThat(same.revision()).isEqualTo(created.revision());
        assertThat(storage().currentRevision()).isEqualTo(1);
    }

    @Test
    void updateOfTheSameContentInAnotherOrderIsNotWritten() {
        create("ns/a", "1");
        storage().update(CONFIG_MAPS, key("ns/a"), current -> {
            NewObject other = object("ns/a", "1");
            other.tree().set("metadata", other.tree().remove("metadata"));
            return other;
        });
        assertThat(storage().currentRevision()).isEqualTo(1);
    }

    @Test
    void updateSeesTheCurrentObjectAndMayCreate() {
        storage().update(CONFIG_MAPS, key("ns/a"), current -> {
            assertThat(current).isEmpty();
            return object("ns/a", "1");
        });
        StoredObject updated = storage().update(CONFIG_MAPS, key("ns/a"), current -> {
            assertThat(current.orElseThrow().revision()).isEqualTo(1);
            return object("ns/a", "2");
        });
        assertThat(updated.revision()).isEqualTo(2);
        assertThat(get("ns/a").tree().path("data").path("x").asText()).isEqualTo("2");
    }

    @Test
    void updateStartsAgainAfterALostRace() {
        create("ns/a", "0");
        List<Long> seen = new ArrayList<>();
        storage().update(CONFIG_MAPS, key("ns/a"), current -> {
            seen.add(current.orElseThrow().revision());
            if (seen.size() == 1) {
                storage().update(CONFIG_MAPS, key("ns/a"), other -> object("ns/a", "other"));
            }
            return object("ns/a", "mine");
        });
        assertThat(seen).containsExactly(1L, 2L);
        assertThat(get("ns/a").revision()).isEqualTo(3);
    }

    @Test
    void deleteGivesTheLastFormUnderTheVersionOfTheDeletion() {
        create("ns/a", "1");
        StoredObject gone = storage().delete(CONFIG_MAPS, key("ns/a"), current -> {});
        assertThat(gone.revision()).isEqualTo(2);
        assertThat(gone.tree().path("metadata").path("resourceVersion").asText())
                .isEqualTo("2");
        assertThat(gone.tree().path("data").path("x").asText()).isEqualTo("1");
        assertThat(storage().get(CONFIG_MAPS, key("ns/a"), "")).isEmpty();
        assertThatThrownBy(() -> storage().delete(CONFIG_MAPS, key("ns/a"), current -> {}))
                .satisfies(refused(404, "NotFound", "configmaps \"a\" not found"));
    }

    @Test
    void deleteCheckMayRefuse() {
        create("ns/a", "1");
        assertThatThrownBy(() -> storage().delete(CONFIG_MAPS, key("ns/a"), current -> {
                    throw StorageErrors.badRequest("no");
                }))
                .isInstanceOf(ApiException.class);
        assertThat(get("ns/a").revision()).isEqualTo(1);
    }

    @Test
    void listIsInKeyOrderWithinTheNamespace() {
        for (String path : List.of("b/x", "a/2", "a/1", "a-b/1", "a/10")) {
            create(path, "");
        }
        assertThat(paths(list(""))).containsExactly("a-b/1", "a/1", "a/10", "a/2", "b/x");
        assertThat(paths(list("a"))).containsExactly("a/1", "a/10", "a/2");
        assertThat(list("none").items()).isEmpty();
        assertThat(list("").revision()).isEqualTo(5);
        storage().create(CLUSTER_ROLES, key("r"), object("r", ""));
        assertThat(list("a").revision()).isEqualTo(6);
    }

    @Test
    void pagesShowOneRevisionWhileWritingGoesOn() {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            create("ns/" + name, "");
        }
        ObjectPage first = page("ns", 2, "");
        assertThat(paths(first)).containsExactly("ns/a", "ns/b");
        assertThat(first.remaining()).isEqualTo(3);
        create("ns/cc", "");
        delete("ns/d");
        ObjectPage second = page("ns", 2, first.continueToken());
        assertThat(paths(second)).containsExactly("ns/c", "ns/d");
        assertThat(second.revision()).isEqualTo(first.revision());
        assertThat(second.remaining()).isEqualTo(1);
        ObjectPage third = page("ns", 2, second.continueToken());
        assertThat(paths(third)).containsExactly("ns/e");
        assertThat(third.continueToken()).isEmpty();
        assertThat(third.remaining()).isNull();
    }

    @Test
    void tokenOfAnotherResourceIsTaken() {
        create("ns/a", "");
        create("ns/b", "");
        storage().create(CLUSTER_ROLES, key("z"), object("z", ""));
        ObjectPage first = page("", 1, "");
        ObjectPage other = storage().list(CLUSTER_ROLES, query("", 1, first.continueToken(), "", ""));
        assertThat(paths(other)).containsExactly("z");
    }

    @Test
    void selectionLeavesRemainingOpenAndContinuesWhileKeysAreLeft() {
        for (int i = 0; i < 6; i++) {
            storage().create(CONFIG_MAPS, key("ns/" + i), object("ns/" + i, "", i % 2 == 0 ? "even" : "odd"));
        }
        Predicate<ObjectIndex> even = index -> "even".equals(index.labels().get("l"));
        ObjectPage first = storage().list(CONFIG_MAPS, new ListQuery("ns", "", even, 3, "", "", ""));
        assertThat(paths(first)).containsExactly("ns/0", "ns/2", "ns/4");
        assertThat(first.remaining()).isNull();
        assertThat(first.continueToken()).isNotEmpty();
        ObjectPage rest = storage().list(CONFIG_MAPS, new ListQuery("ns", "", even, 3, first.continueToken(), "", ""));
        assertThat(rest.items()).isEmpty();
        assertThat(rest.continueToken()).isEmpty();
    }

    @Test
    void exactVersionShowsThePast() {
        create("ns/a", "1");
        create("ns/b", "1");
        update("ns/a", "2");
        delete("ns/b");
        assertThat(shown("2", "Exact", 0)).containsExactly("ns/a@1", "ns/b@2");
        assertThat(shown("3", "Exact", 0)).containsExactly("ns/a@3", "ns/b@2");
        assertThat(shown("4", "Exact", 0)).containsExactly("ns/a@3");
        assertThat(shown("1", "NotOlderThan", 0)).containsExactly("ns/a@3");
        assertThat(shown("1", "", 0)).containsExactly("ns/a@3");
        assertThat(shown("2", "", 1)).containsExactly("ns/a@1");
        assertThat(shown("0", "", 1)).containsExactly("ns/a@3");
    }

    @Test
    void badVersionsAreRefusedInTheWordsOfKubernetes() {
        assertThatThrownBy(() -> shown("abc", "", 0))
                .satisfies(refused(
                        400,
                        "BadRequest",
                        "invalid resource version: resourceVersion: Invalid value: \"abc\": strconv.ParseUint: parsing"
                                + " \"abc\": invalid syntax"));
        assertThatThrownBy(() -> storage().get(CONFIG_MAPS, key("ns/a"), "99999999999999999999"))
                .satisfies(refused(
                        500,
                        "",
                        "resourceVersion: Invalid value: \"99999999999999999999\": strconv.ParseUint: parsing"
                                + " \"99999999999999999999\": value out of range"));
        assertThatThrownBy(() -> page("ns", 2, "frob"))
                .satisfies(refused(
                        400,
                        "BadRequest",
                        "invalid continue token: continue key is not valid: invalid character '~' looking for"
                                + " beginning of value"));
        assertThatThrownBy(() -> storage().list(CONFIG_MAPS, query("", 2, "e30", "5", "")))
                .isInstanceOf(ApiException.class);
    }

    @Test
    void compactedVersionsAreExpired() {
        for (String name : List.of("a", "b", "c")) {
            create("ns/" + name, "");
        }
        ObjectPage first = page("ns", 1, "");
        update("ns/c", "2");
        store().compact(4);
        assertThatThrownBy(() -> shown("2", "Exact", 0))
                .satisfies(refused(410, "Expired", "The resourceVersion for the provided list is too old."));
        assertThatThrownBy(() -> page("ns", 1, first.continueToken()))
                .isInstanceOfSatisfying(ContinueExpiredException.class, e -> {
                    assertThat(e.status().reason()).isEqualTo("Expired");
                    ObjectPage rest = page("ns", 0, e.continueToken());
                    assertThat(paths(rest)).containsExactly("ns/b", "ns/c");
                    assertThat(rest.revision()).isEqualTo(4);
                });
        RecordingSink sink = new RecordingSink();
        storage().watch(CONFIG_MAPS, watch("", "2", -1, false), sink);
        assertThat(sink.await(1)).containsExactly("ERROR 410 too old resource version: 2 (4)");
    }

    @Test
    void objectsThatComeWithoutIndexAreIndexedAsDeclared() {
        create("ns/a", "1");
        storage().retire(CONFIG_MAPS);
        ObjectIndexer indexer = new MetadataIndexer();
        storage().declare(CONFIG_MAPS, tree -> {
            ObjectIndex index = indexer.index(tree);
            return new ObjectIndex(index.uid(), index.labels(), Map.of("data.x", "1"), index.ownerUids());
        });
        assertThat(get("ns/a").index().fields()).containsEntry("data.x", "1");
    }

    @Test
    void concurrentWritesAndReadsAreLinearizable() throws Exception {
        HistoryCheck.run(new ObjectRegisters(storage()), 1);
    }

    @Test
    void listOfAnotherResourceNeverShowsAnOlderRevision() throws Exception {
        ObjectStorage storage = storage();
        storage.list(CLUSTER_ROLES, ListQuery.of(""));
        HistoryCheck.run(
                new ObjectRegisters(storage) {
                    @Override
                    public long currentRevision() {
                        return storage.list(CLUSTER_ROLES, ListQuery.of("")).revision();
                    }
                },
                2);
    }
}
