package io.envtest.internal.registry;

import static io.envtest.internal.registry.TestStore.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.objectstore.StoredObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GenericResourceStoreTest {

    private final TestStore cluster = new TestStore();

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void theServerSetsSystemMetadataWhateverTheClientSays() {
        JsonNode metadata = cluster.create(
                        cluster.configMap(""),
                        "{'metadata':{'name':'a','uid':'mine','creationTimestamp':'2001-01-01T00:00:00Z',"
                                + "'deletionTimestamp':'2001-01-01T00:00:00Z','selfLink':'/x'}}")
                .tree()
                .path("metadata");
        assertThat(metadata.path("uid").asText()).hasSize(36);
        assertThat(metadata.path("creationTimestamp").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(metadata.path("namespace").asText()).isEqualTo("ns");
        assertThat(metadata.has("deletionTimestamp")).isFalse();
        assertThat(metadata.has("selfLink")).isFalse();
        assertThat(metadata.path("resourceVersion").asText()).isNotEmpty();
    }

    @Test
    void aNameIsMadeFromGenerateName() {
        StoredObject made = cluster.create(cluster.configMap(""), "{'metadata':{'generateName':'a-'}}");
        assertThat(made.key().name()).matches("a-[bcdfghjklmnpqrstvwxz2456789]{5}");
    }

    @Test
    void aPatchCreatesNothingEvenOfAKindThatReplacementsCreate() {
        Target missing = cluster.target("coordination.k8s.io", "leases", "a");
        ApiException refusal = refusal(() -> cluster.patch(missing, current -> current));
        assertThat(refusal).hasMessage("leases.coordination.k8s.io \"a\" not found");
        cluster.replace(missing, "{'metadata':{'name':'a'}}");
    }

    @Test
    void whatIsStoredWithoutADefaultIsWrittenAgainAtItsFirstUpdate() {
        Target claim = cluster.target("", "persistentvolumeclaims", "a");
        StoredObject made = cluster.create(
                claim,
                "{'metadata':{'name':'a'},'spec':{'accessModes':['ReadWriteOnce'],"
                        + "'resources':{'requests':{'storage':'1Gi'}}}}");
        StoredObject again = cluster.patch(claim, current -> current);
        assertThat(again.revision()).isGreaterThan(made.revision());
        assertThat(cluster.patch(claim, current -> current).revision()).isEqualTo(again.revision());
    }

    @Test
    void aTakenNameIsAConflict() {
        cluster.create(cluster.configMap(""), "{'metadata':{'name':'a'}}");
        ApiException taken = refusal(() -> cluster.create(cluster.configMap(""), "{'metadata':{'name':'a'}}"));
        assertThat(taken.status().code()).isEqualTo(409);
        assertThat(taken).hasMessage("configmaps \"a\" already exists");
    }

    @Test
    void aNewObjectMayNotHaveAResourceVersion() {
        ApiException refusal =
                refusal(() -> cluster.create(cluster.configMap(""), "{'metadata':{'name':'a','resourceVersion':'5'}}"));
        assertThat(refusal.status().code()).isEqualTo(500);
        assertThat(refusal).hasMessage("resourceVersion should not be set on objects to be created");
    }

    @Test
    void anotherNamespaceIsRefused() {
        assertThat(refusal(
                        () -> cluster.create(cluster.configMap(""), "{'metadata':{'name':'a','namespace':'other'}}")))
                .hasMessage("the namespace of the provided object does not match the namespace sent on the request");
    }

    @Test
    void duplicateOwnersAreMergedWithAWarning() {
        String owner = "{'apiVersion':'v1','kind':'ConfigMap','name':'o','uid':'u'}";
        StoredObject made = cluster.create(
                cluster.configMap(""), "{'metadata':{'name':'a','ownerReferences':[" + owner + "," + owner + "]}}");
        assertThat(made.index().ownerUids()).containsExactly("u");
        assertThat(cluster.warnings()).singleElement().asString().contains("duplicate UID(s) observed: u");
    }

    @Test
    void anUpdateWithoutEffectKeepsTheVersion() {
        StoredObject made = cluster.create(cluster.configMap(""), "{'metadata':{'name':'a'},'data':{'x':'1'}}");
        StoredObject same = cluster.replace(cluster.configMap("a"), "{'data':{'x':'1'},'metadata':{'name':'a'}}");
        assertThat(same.revision()).isEqualTo(made.revision());
        StoredObject changed = cluster.replace(cluster.configMap("a"), "{'data':{'x':'2'},'metadata':{'name':'a'}}");
        assertThat(changed.revision()).isGreaterThan(made.revision());
    }

    @Test
    void anOldVersionIsAConflict() {
        cluster.create(cluster.configMap(""), "{'metadata':{'name':'a'}}");
        ApiException refusal = refusal(
                () -> cluster.replace(cluster.configMap("a"), "{'metadata':{'name':'a','resourceVersion':'99'}}"));
        assertThat(refusal.status().reason()).isEqualTo("Conflict");
        assertThat(refusal).hasMessageContaining("the object has been modified");
    }

    @Test
    void aVersionThatIsNoNumberIsAServerError() {
        cluster.create(cluster.configMap(""), "{'metadata':{'name':'a'}}");
        ApiException refusal = refusal(
                () -> cluster.replace(cluster.configMap("a"), "{'metadata':{'name':'a','resourceVersion':'abc'}}"));
        assertThat(refusal.status().code()).isEqualTo(500);
        assertThat(refusal).hasMessage("strconv.ParseUint: parsing \"abc\": invalid syntax");
    }

    @Test
    void anotherUidIsAConflictInAReplacement() {
        cluster.create(cluster.configMap(""), "{'metadata':{'name':'a'}}");
        assertThat(refusal(() -> cluster.replace(cluster.configMap("a"), "{'metadata':{'name':'a','uid':'u'}}")))
                .hasMessageContaining("StorageError: invalid object, Code: 4, Key: /registry/configmaps/ns/a,"
                        + " ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: u");
    }

    @Test
    void aReplacementOfWhatIsGoneIsNotFoundWhateverItsUid() {
        assertThat(refusal(() -> cluster.replace(cluster.configMap("a"), "{'metadata':{'name':'a','uid':'u'}}"))
                        .status()
                        .reason())
                .isEqualTo("NotFound");
    }

    @Test
    void anotherUidIsInvalidInAPatch() {
        cluster.create(cluster.configMap(""), "{'metadata':{'name':'a'}}");
        ApiException refusal = refusal(() -> cluster.patch(cluster.configMap("a"), current -> {
            ((ObjectNode) current.path("metadata")).put("uid", "u");
            return current;
        }));
        assertThat(refusal.status().code()).isEqualTo(422);
        assertThat(refusal).hasMessageContaining("metadata.uid: Invalid value: \"u\": field is immutable");
    }

    @Test
    void anUpdateOfAMissingObjectCreatesOnlyWhereTheKindSaysSo() {
        assertThat(refusal(() -> cluster.replace(cluster.configMap("a"), "{'metadata':{'name':'a'}}")))
                .hasMessage("configmaps \"a\" not found");
        ObjectNode object = cluster.object(cluster.configMap("a"), "{'metadata':{'name':'a'}}");
        WriteResult applied = cluster.store()
                .update(
                        cluster.configMap("a"),
                        ObjectUpdate.apply(current -> object),
                        WriteOptions.PLAIN,
                        AdmissionCallback.NONE);
        assertThat(applied.created()).isTrue();
    }

    @Test
    void metadataErrorsShowAsOftenAsTheyAreFound() {
        cluster.create(cluster.configMap(""), "{'metadata':{'name':'a'}}");
        ApiException refusal =
                refusal(() -> cluster.replace(cluster.configMap("a"), "{'metadata':{'name':'a','labels':{'a b':''}}}"));
        assertThat(refusal.status().details().causes()).hasSize(4);
        assertThat(refusal.getMessage().split("metadata.labels:")).hasSize(2);
    }

    @Test
    void aDryRunWritesNothing() {
        WriteOptions dryRun = new WriteOptions(true, "");
        Target target = cluster.configMap("a");
        ObjectNode object = cluster.object(target, "{'metadata':{'name':'a'}}");
        StoredObject made = cluster.store().create(target, object, dryRun, AdmissionCallback.NONE);
        assertThat(made.tree().path("metadata").has("resourceVersion")).isFalse();
        assertThat(refusal(() -> cluster.store().get(target, ""))).hasMessage("configmaps \"a\" not found");
    }

    @Test
    void admissionSeesTheObjectBeforeAndAfterTheStrategy() {
        List<String> seen = new ArrayList<>();
        AdmissionCallback admission = new AdmissionCallback() {
            @Override
            public void mutate(ObjectNode object, @Nullable ObjectNode old) {
                seen.add(
                        "mutate " + object.path("metadata").path("uid").asText().isEmpty());
                object.putObject("data").put("by", "admission");
            }

            @Override
            public void validate(ObjectNode object, @Nullable ObjectNode old) {
                seen.add("validate "
                        + object.path("metadata").path("uid").asText().isEmpty());
                throw ApiErrors.badRequest("no");
            }
        };
        Target target = cluster.configMap("a");
        ObjectNode object = cluster.object(target, "{'metadata':{'name':'a'}}");
        assertThat(refusal(() -> cluster.store().create(target, object, WriteOptions.PLAIN, admission)))
                .hasMessage("no");
        assertThat(seen).containsExactly("mutate true", "validate false");
        assertThat(object.path("data").path("by").asText()).isEqualTo("admission");
    }

    @Test
    void scaleChangesTheReplicasOfTheObjectBehindIt() {
        Target deployments = cluster.target("apps", "deployments", "a");
        cluster.create(
                deployments,
                "{'metadata':{'name':'a'},'spec':{'replicas':2,'selector':{'matchLabels':{'app':'a'}},'template':"
                        + "{'metadata':{'labels':{'app':'a'}},'spec':{'containers':[{'name':'c','image':'i'}]}}}}");
        Target scale = new Target(deployments.context(), deployments.definition(), "ns", "a", "scale");
        assertThat(cluster.store()
                        .get(scale, "")
                        .tree()
                        .path("status")
                        .path("selector")
                        .asText())
                .isEqualTo("app=a");
        JsonNode scaled = cluster.patch(scale, current -> {
                    ((ObjectNode) current.path("spec")).put("replicas", 5);
                    return current;
                })
                .tree();
        assertThat(scaled.path("kind").asText()).isEqualTo("Scale");
        JsonNode object = cluster.store().get(deployments, "").tree();
        assertThat(object.path("spec").path("replicas").intValue()).isEqualTo(5);
        assertThat(object.path("metadata").path("generation").intValue()).isEqualTo(2);
    }
}
