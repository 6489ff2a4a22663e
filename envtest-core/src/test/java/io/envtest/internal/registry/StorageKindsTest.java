package io.envtest.internal.registry;

import static io.envtest.internal.registry.TestStore.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StorageKindsTest {

    private static final String CLAIM = "{'metadata':{'name':'a'},'spec':{'accessModes':['ReadWriteOnce'],"
            + "'resources':{'requests':{'storage':'%s'}}%s}}";

    private final TestStore cluster = new TestStore();

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void aClassGetsItsPolicyAndBindingModeByDefault() {
        JsonNode made = cluster.create(storage("storageclasses", ""), "{'metadata':{'name':'a'},'provisioner':'p'}")
                .tree();
        assertThat(made.path("reclaimPolicy").asText()).isEqualTo("Delete");
        assertThat(made.path("volumeBindingMode").asText()).isEqualTo("Immediate");
    }

    @Test
    void parametersOfAClassStayAndAnEmptyMapIsToldFromNone() {
        cluster.create(
                storage("storageclasses", ""),
                "{'metadata':{'name':'a'},'provisioner':'p','parameters':{'x':'y'}}");
        assertThat(refusal(() -> cluster.replace(
                        storage("storageclasses", "a"),
                        "{'metadata':{'name':'a'},'provisioner':'p','parameters':{}}")))
                .hasMessageEndingWith("is invalid: parameters: Invalid value: {}: field is immutable");
        assertThat(refusal(() -> cluster.replace(
                        storage("storageclasses", "a"), "{'metadata':{'name':'a'},'provisioner':'p'}")))
                .hasMessageEndingWith("is invalid: parameters: Invalid value: null: field is immutable");
    }

    @Test
    void aDriverCountsGenerationsFromItsFirstChangeOn() {
        JsonNode made = cluster.create(storage("csidrivers", ""), "{'metadata':{'name':'a'}}").tree();
        assertThat(made.path("metadata").has("generation")).isFalse();
        JsonNode changed = cluster.patch(storage("csidrivers", "a"), live -> {
                    live.withObject("/spec").put("seLinuxMount", true);
                    return live;
                })
                .tree();
        assertThat(changed.path("metadata").path("generation").intValue()).isEqualTo(1);
    }

    @Test
    void anInlineVolumeOfAnAttachmentIsOfCsiOnly() {
        assertThat(refusal(() -> cluster.create(
                        storage("volumeattachments", ""),
                        "{'metadata':{'name':'a'},'spec':{'attacher':'d','nodeName':'n','source':{'inlineVolumeSpec':"
                                + "{'accessModes':['ReadWriteOnce'],'hostPath':{'path':'/a'}}}}}")))
                .hasMessageEndingWith("spec.source.inlineVolumeSpec.csi: Required value: has to be specified in the"
                        + " context of inline volumes");
    }

    @Test
    void aClaimNamesItsSourceInBothFields() {
        JsonNode spec = cluster.create(
                        claims(""), CLAIM.formatted("1Gi", ",'dataSourceRef':{'kind':'X','name':'y','apiGroup':'a.b'}"))
                .tree()
                .path("spec");
        assertThat(spec.path("dataSource")).isEqualTo(spec.path("dataSourceRef"));
    }

    @Test
    void anUnboundClaimKeepsItsSizeButMayGetAVolume() {
        cluster.create(claims(""), CLAIM.formatted("1Gi", ""));
        cluster.replace(claims("a"), CLAIM.formatted("1Gi", ",'volumeName':'v'"));
        assertThat(refusal(() -> cluster.replace(claims("a"), CLAIM.formatted("2Gi", ",'volumeName':'v'"))))
                .hasMessageContaining("-   \"storage\": \"1Gi\"\n+   \"storage\": \"2Gi\"");
    }

    private Target storage(String plural, String name) {
        return cluster.target("storage.k8s.io", plural, name);
    }

    private Target claims(String name) {
        return cluster.target("", "persistentvolumeclaims", name);
    }
}
