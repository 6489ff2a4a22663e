package io.envtest.internal.registry;

import static io.envtest.internal.registry.TestStore.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.objectstore.ListQuery;
import io.envtest.internal.objectstore.StoredObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeletionTest {

    private final TestStore cluster = new TestStore();

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void anObjectThatNothingHoldsGoesAtOnce() {
        StoredObject made = cluster.create(cluster.configMap(""), "{'metadata':{'name':'a'}}");
        DeleteResult result = delete(DeleteOptions.PLAIN);
        assertThat(result.deleted()).isTrue();
        assertThat(result.answersObject()).isFalse();
        assertThat(result.object().index().uid()).isEqualTo(made.index().uid());
        assertThat(refusal(() -> delete(DeleteOptions.PLAIN))).hasMessage("configmaps \"a\" not found");
    }

    @Test
    void finalizersHoldTheObjectUntilTheLastIsGone() {
        cluster.create(cluster.configMap(""), "{'metadata':{'name':'a','finalizers':['x.io/hold']}}");
        DeleteResult result = delete(DeleteOptions.PLAIN);
        JsonNode metadata = result.object().tree().path("metadata");
        assertThat(result.deleted()).isFalse();
        assertThat(metadata.path("deletionTimestamp").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(metadata.path("deletionGracePeriodSeconds").intValue()).isZero();
        assertThat(refusal(() -> cluster.create(cluster.configMap(""), "{'metadata':{'name':'a'}}")))
                .hasMessage("object is being deleted: configmaps \"a\" already exists");

        StoredObject last = cluster.patch(cluster.configMap("a"), DeletionTest::withoutFinalizers);
        assertThat(last.revision()).isEqualTo(result.object().revision());
        assertThat(refusal(() -> cluster.store().get(cluster.configMap("a"), "")))
                .hasMessage("configmaps \"a\" not found");
    }

    @Test
    void finalizersCannotBeAddedToAnObjectThatIsBeingDeleted() {
        cluster.create(cluster.configMap(""), "{'metadata':{'name':'a','finalizers':['x.io/hold']}}");
        delete(DeleteOptions.PLAIN);
        assertThat(refusal(() -> cluster.replace(
                        cluster.configMap("a"), "{'metadata':{'name':'a','finalizers':['x.io/hold','x.io/more']}}")))
                .hasMessageContaining("metadata.finalizers: Forbidden: no new finalizers can be added if the object is"
                        + " being deleted, found new finalizers []string{\"x.io/more\"}");
    }

    @Test
    void orphaningAndWaitingLeaveAFinalizer() {
        cluster.create(cluster.configMap(""), "{'metadata':{'name':'a'}}");
        assertThat(finalizers(delete(policy("Orphan")))).isEqualTo("[\"orphan\"]");
        assertThat(finalizers(delete(policy("Foreground")))).isEqualTo("[\"foregroundDeletion\"]");
        assertThat(delete(policy("Background")).deleted()).isTrue();
    }

    @Test
    void preconditionsMustHold() {
        StoredObject made = cluster.create(cluster.configMap(""), "{'metadata':{'name':'a'}}");
        assertThat(refusal(() -> delete(precondition("u", ""))))
                .hasMessage("Operation cannot be fulfilled on ConfigMap \"a\": the UID in the precondition (u) does not"
                        + " match the UID in record (" + made.index().uid()
                        + "). The object might have been deleted and then recreated");
        assertThat(refusal(() -> delete(precondition("", "1000"))))
                .hasMessageContaining("the ResourceVersion in the precondition (1000) does not match");
        assertThat(delete(precondition(made.index().uid(), Long.toString(made.revision())))
                        .deleted())
                .isTrue();
    }

    @Test
    void aDryRunDeletesNothing() {
        cluster.create(cluster.configMap(""), "{'metadata':{'name':'a'}}");
        DeleteResult result = delete(new DeleteOptions(true, -1, Preconditions.NONE, "", null));
        assertThat(result.deleted()).isTrue();
        assertThat(cluster.store().get(cluster.configMap("a"), "").key().name()).isEqualTo("a");
    }

    @Test
    void aNamespaceIsMarkedFirstAndGoesWithItsLastFinalizer() {
        Target namespaces = cluster.target("", "namespaces", "n");
        cluster.create(namespaces, "{'metadata':{'name':'n'}}");
        DeleteResult result = cluster.store().delete(namespaces, DeleteOptions.PLAIN, AdmissionCallback.NONE);
        JsonNode marked = result.object().tree();
        assertThat(result.deleted()).isFalse();
        assertThat(marked.path("status").path("phase").asText()).isEqualTo("Terminating");
        assertThat(marked.path("metadata").has("deletionGracePeriodSeconds")).isFalse();

        Target finalize = new Target(namespaces.context(), namespaces.definition(), "", "n", "finalize");
        cluster.patch(finalize, current -> {
            ((ObjectNode) current.path("spec")).remove("finalizers");
            return current;
        });
        assertThat(refusal(() -> cluster.store().get(namespaces, ""))).hasMessage("namespaces \"n\" not found");
    }

    @Test
    void aCollectionIsDeletedOneByOne() {
        cluster.create(cluster.configMap(""), "{'metadata':{'name':'a'}}");
        cluster.create(cluster.configMap(""), "{'metadata':{'name':'b','finalizers':['x.io/hold']}}");
        assertThat(cluster.store()
                        .deleteCollection(
                                cluster.configMap(""), ListQuery.of("ns"), DeleteOptions.PLAIN, AdmissionCallback.NONE)
                        .items())
                .extracting(object -> object.key().name())
                .containsExactly("a", "b");
        assertThat(cluster.store()
                        .list(cluster.configMap("").definition(), ListQuery.of("ns"))
                        .items())
                .extracting(object -> object.key().name())
                .containsExactly("b");
    }

    private DeleteResult delete(DeleteOptions options) {
        return cluster.store().delete(cluster.configMap("a"), options, AdmissionCallback.NONE);
    }

    private static DeleteOptions policy(String policy) {
        return new DeleteOptions(false, -1, Preconditions.NONE, policy, null);
    }

    private static DeleteOptions precondition(String uid, String version) {
        return new DeleteOptions(false, -1, new Preconditions(uid, version), "", null);
    }

    private static String finalizers(DeleteResult result) {
        return result.object().tree().path("metadata").path("finalizers").toString();
    }

    private static ObjectNode withoutFinalizers(ObjectNode object) {
        ((ObjectNode) object.path("metadata")).remove("finalizers");
        return object;
    }
}
