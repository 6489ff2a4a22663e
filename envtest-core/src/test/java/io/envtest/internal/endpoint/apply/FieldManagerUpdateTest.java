package io.envtest.internal.endpoint.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.DeepStack;
import io.envtest.internal.endpoint.patch.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldManagerUpdateTest {

    private static final Instant MONDAY = Instant.parse("2026-01-05T10:00:00Z");

    private static final Instant TUESDAY = Instant.parse("2026-01-06T10:00:00.999Z");

    private static final FieldManager CONFIG_MAPS = TestShapes.builtIn("api.core.v1.ConfigMap", "v1", "ConfigMap");

    private static final FieldManager DEPLOYMENTS =
            TestShapes.builtIn("api.apps.v1.Deployment", "apps/v1", "Deployment", "status");

    private static ObjectNode created(String members) {
        ObjectNode object = TestShapes.configMap(members);
        CONFIG_MAPS.update(null, object, "creator", MONDAY);
        return object;
    }

    private static ObjectNode updated(ObjectNode live, String members, String manager) {
        ObjectNode object = TestShapes.configMap(members);
        CONFIG_MAPS.update(live, object, manager, TUESDAY);
        return object;
    }

    private static JsonNode managed(ObjectNode object) {
        return object.path("metadata").path("managedFields");
    }

    private static String entries(ObjectNode object) {
        StringBuilder text = new StringBuilder();
        for (JsonNode entry : managed(object)) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(entry.path("manager").asText())
                    .append(entry.path("fieldsV1"));
        }
        return text.toString();
    }

    @Test
    void aCreateOwnsWhatItStates() {
        ObjectNode object = TestShapes.configMap(
                "data: {b: '1', a: '2'}, immutable: true, metadata: {name: 'a', namespace: 'n', uid: 'u', labels: {x: 'y'}}");
        CONFIG_MAPS.update(null, object, "creator", MONDAY);
        assertThat(managed(object).toString())
                .isEqualTo("[{\"manager\":\"creator\",\"operation\":\"Update\",\"apiVersion\":\"v1\","
                        + "\"time\":\"2026-01-05T10:00:00Z\",\"fieldsType\":\"FieldsV1\",\"fieldsV1\":"
                        + "{\"f:data\":{\".\":{},\"f:a\":{},\"f:b\":{}},\"f:immutable\":{},"
                        + "\"f:metadata\":{\"f:labels\":{\".\":{},\"f:x\":{}}}}}]");
    }

    @Test
    void aCreateThatStatesNothingOwnsNothing() {
        assertThat(managed(created("metadata: {name: 'b'}")).isMissingNode()).isTrue();
    }

    @Test
    void whoeverChangesAFieldOwnsIt() {
        ObjectNode live = created("data: {a: '1', b: '1'}");
        assertThat(entries(updated(live, "data: {a: '2', b: '1', c: '1'}", "editor")))
                .isEqualTo("creator{\"f:data\":{\".\":{},\"f:b\":{}}} editor{\"f:data\":{\"f:a\":{},\"f:c\":{}}}");
        assertThat(managed(updated(live, "data: {a: '2', b: '1'}", "editor"))
                        .path(1)
                        .path("time")
                        .asText())
                .isEqualTo("2026-01-06T10:00:00Z");
    }

    @Test
    void nobodyOwnsARemovedField() {
        ObjectNode live = created("data: {a: '1', b: '1'}");
        ObjectNode object = updated(live, "data: {b: '1'}", "editor");
        assertThat(entries(object)).isEqualTo("creator{\"f:data\":{\".\":{},\"f:b\":{}}}");
        assertThat(managed(object).path(0).path("time").asText()).isEqualTo("2026-01-05T10:00:00Z");
    }

    @Test
    void anUpdateWithoutChangeLeavesTheEntriesAlone() {
        ObjectNode live = created("data: {a: '1'}");
        assertThat(managed(updated(live, "data: {a: '1'}", "editor"))).isEqualTo(managed(live));
        assertThat(managed(updated(live, "data: {a: '1'}", "creator"))).isEqualTo(managed(live));
    }

    @Test
    void anEntryGoesWithItsLastField() {
        ObjectNode live = updated(created("data: {a: '1'}"), "data: {a: '1', b: '1'}", "editor");
        ObjectNode object = updated(live, "data: {a: '1', b: '2'}", "other");
        assertThat(entries(object)).doesNotContain("editor").contains("other");
    }

    @Test
    void updatesOfASubresourceHaveTheirOwnEntry() {
        FieldManager status = TestShapes.subresource(
                "api.apps.v1.Deployment", "apps/v1", "Deployment", "status", "spec", "metadata.labels");
        ObjectNode live = deployment("spec: {replicas: 1}, status: {}");
        DEPLOYMENTS.update(null, live, "user", MONDAY);
        ObjectNode object = live.deepCopy();
        object.set("spec", Json.read("{replicas: 2}"));
        object.set("status", Json.read("{replicas: 3}"));
        status.update(live, object, "user", TUESDAY);
        assertThat(entries(object))
                .isEqualTo("user{\"f:spec\":{\"f:replicas\":{}}} user{\"f:status\":{\"f:replicas\":{}}}");
        assertThat(managed(object).path(1).path("subresource").asText()).isEqualTo("status");
    }

    private static ObjectNode deployment(String members) {
        return Json.object("{apiVersion: 'apps/v1', kind: 'Deployment', metadata: {name: 'a'}, " + members + "}");
    }

    @Test
    void theResourceItselfNeverOwnsItsStatus() {
        ObjectNode object = deployment("spec: {replicas: 1}, status: {replicas: 3}");
        DEPLOYMENTS.update(null, object, "user", MONDAY);
        assertThat(entries(object)).isEqualTo("user{\"f:spec\":{\"f:replicas\":{}}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{}]"})
    void aClientCanClearTheEntries(String nothing) {
        ObjectNode object = TestShapes.configMap("data: {a: '2'}, metadata: {managedFields: " + nothing + "}");
        CONFIG_MAPS.update(created("data: {a: '1'}"), object, "editor", TUESDAY);
        assertThat(managed(object).isMissingNode()).isTrue();
        ObjectNode next = updated(object, "data: {a: '3'}", "editor");
        assertThat(managed(next).isMissingNode()).isTrue();
    }

    @Test
    void aClientCanEditTheEntries() {
        String entry = "{manager: 'mine', operation: 'Apply', apiVersion: 'v1', time: '2020-01-01T00:00:00Z',"
                + " fieldsType: 'FieldsV1', fieldsV1: {'f:data': {'f:none': {}, 'f:a': {}}}}";
        ObjectNode object = TestShapes.configMap("data: {a: '1'}, metadata: {managedFields: [" + entry + "]}");
        CONFIG_MAPS.update(created("data: {a: '1'}"), object, "editor", TUESDAY);
        ObjectNode expected = Json.object(entry);
        expected.set("fieldsV1", Json.read("{'f:data': {'f:a': {}, 'f:none': {}}}"));
        assertThat(managed(object)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{operation: 'Other', apiVersion: 'v1', fieldsType: 'FieldsV1', fieldsV1: {}}",
                "{operation: 'Update', fieldsType: 'FieldsV1', fieldsV1: {}}",
                "{operation: 'Update', apiVersion: 'v1', fieldsV1: {}}",
                "{operation: 'Update', apiVersion: 'v1', fieldsType: 'FieldsV2', fieldsV1: {}}",
                "{operation: 'Update', apiVersion: 'v1', fieldsType: 'FieldsV1', fieldsV1: {data: {}}}",
                "{operation: 'Update', apiVersion: 'v1', fieldsType: 'FieldsV1', fieldsV1: 5}"
            })
    void entriesThatCannotBeReadAreIgnored(String entry) {
        ObjectNode live = created("data: {a: '1'}");
        ObjectNode object = TestShapes.configMap("data: {a: '1'}, metadata: {managedFields: [" + entry + "]}");
        CONFIG_MAPS.update(live, object, "editor", TUESDAY);
        assertThat(managed(object)).isEqualTo(managed(live));
    }

    @Test
    void entriesOfVersionsThatAreGoneAreDropped() {
        String entry =
                "{manager: 'm', operation: 'Apply', apiVersion: 'v0', fieldsType: 'FieldsV1', fieldsV1: {'f:data': {}}}";
        ObjectNode object = TestShapes.configMap("data: {a: '2'}, metadata: {managedFields: [" + entry + "]}");
        CONFIG_MAPS.update(created("data: {a: '1'}"), object, "editor", TUESDAY);
        assertThat(entries(object)).isEqualTo("editor{\"f:data\":{\"f:a\":{}}}");
    }

    @Test
    void onlyTenUpdatersAreToldApart() {
        ObjectNode live = created("data: {k: '0'}");
        StringBuilder data = new StringBuilder("k: '0'");
        for (int i = 1; i <= 12; i++) {
            data.append(", k").append(i).append(": '1'");
            ObjectNode object = TestShapes.configMap("data: {" + data + "}");
            CONFIG_MAPS.update(live, object, "m" + i, MONDAY.plusSeconds(i));
            live = object;
        }
        assertThat(managed(live)).hasSize(10);
        assertThat(managed(live).path(0).path("manager").asText()).isEqualTo("ancient-changes");
        assertThat(managed(live).path(0).path("fieldsV1").toString())
                .isEqualTo("{\"f:data\":{\".\":{},\"f:k\":{},\"f:k1\":{},\"f:k2\":{},\"f:k3\":{}}}");
        assertThat(managed(live).path(0).path("time").asText()).isEqualTo("2026-01-05T10:00:03Z");
        assertThat(managed(live).path(9).path("manager").asText()).isEqualTo("m12");
    }

    @Test
    void entriesStandInOrder() {
        String template = "{manager: '%s', operation: '%s', apiVersion: 'v1'%s, fieldsType: 'FieldsV1',"
                + " fieldsV1: {'f:data': {'f:a': {}}}}";
        String sent = String.join(
                ",",
                template.formatted("d", "Update", ", time: '2026-01-02T00:00:00Z'"),
                template.formatted("c", "Update", ", time: '2026-01-03T01:00:00+02:00'"),
                template.formatted("b", "Update", ""),
                template.formatted("z", "Apply", ", time: '2026-01-09T00:00:00Z'"),
                template.formatted("a", "Update", ", time: '2026-01-02T00:00:00Z'"));
        ObjectNode object = TestShapes.configMap("data: {a: '1'}, metadata: {managedFields: [" + sent + "]}");
        CONFIG_MAPS.update(created("data: {a: '1'}"), object, "editor", TUESDAY);
        assertThat(managed(object))
                .extracting(entry -> entry.path("manager").asText())
                .containsExactly("z", "b", "a", "d", "c");
    }

    @Test
    void aWriteWithoutEffectKeepsTheTimes() {
        ObjectNode live = created("data: {a: '1'}");
        ObjectNode object = live.deepCopy();
        ((ObjectNode) managed(object).path(0)).put("time", "2030-01-01T00:00:00Z");
        FieldManager.keepTimes(live, object);
        assertThat(object).isEqualTo(live);
        ObjectNode changed = object.deepCopy();
        changed.set("data", Json.read("{a: '2'}"));
        ((ObjectNode) managed(changed).path(0)).put("time", "2030-01-01T00:00:00Z");
        FieldManager.keepTimes(live, changed);
        assertThat(managed(changed).path(0).path("time").asText()).isEqualTo("2030-01-01T00:00:00Z");
    }

    @Test
    void anEmptyListOfEntriesClearsNothingOfACustomResource() {
        FieldManager widgets = TestShapes.widgets(TestShapes.custom(
                "{type: 'object', properties: {spec: {type: 'object', properties: {a: {type: 'integer'}}}}}"));
        ObjectNode live =
                Json.object("{apiVersion: 'example.com/v1', kind: 'Widget', metadata: {name: 'a'}, spec: {a: 1}}");
        widgets.update(null, live, "creator", MONDAY);
        ObjectNode object = live.deepCopy();
        ((ObjectNode) object.path("metadata")).set("managedFields", Json.read("[]"));
        widgets.update(live, object, "editor", TUESDAY);
        assertThat(managed(object)).isEqualTo(managed(live));
        ((ObjectNode) object.path("metadata")).set("managedFields", Json.read("[{}]"));
        widgets.update(live, object, "editor", TUESDAY);
        assertThat(managed(object).isMissingNode()).isTrue();
    }

    @Test
    void anObjectWithoutItsShapeLosesItsEntries() throws Exception {
        FieldManager widgets = TestShapes.widgets(TestShapes.custom(
                "{type: 'object', properties: {spec: {type: 'object', properties: {a: {type: 'integer'}}}}}"));
        ObjectNode live =
                Json.object("{apiVersion: 'example.com/v1', kind: 'Widget', metadata: {name: 'a'}, spec: {a: 1}}");
        widgets.update(null, live, "creator", MONDAY);
        ObjectNode object = live.deepCopy();
        object.set("spec", Json.read("{a: 'text'}"));
        widgets.update(live, object, "editor", TUESDAY);
        assertThat(managed(object).isMissingNode()).isTrue();
        ObjectNode deep = live.deepCopy();
        deep.set("spec", Json.nested(10_001, false));
        DeepStack.call(() -> {
            widgets.update(live, deep, "editor", TUESDAY);
            return deep;
        });
        assertThat(managed(deep).isMissingNode()).isTrue();
    }

    @Test
    void aChangedSchemaMakesOwnersOfPartsOwnersOfAll() {
        String open = "{type: 'object', properties: {spec: {type: 'object', properties: {m: {type: 'object',"
                + " additionalProperties: {type: 'string'}%s}, n: {type: 'integer'}}}}}";
        FieldManager before = TestShapes.widgets(TestShapes.custom(open.formatted("")));
        FieldManager after =
                TestShapes.widgets(TestShapes.custom(open.formatted(", 'x-kubernetes-map-type': 'atomic'")));
        ObjectNode live = Json.object(
                "{apiVersion: 'example.com/v1', kind: 'Widget', metadata: {name: 'a'}, spec: {m: {a: 'x', b: 'y'}}}");
        before.update(null, live, "creator", MONDAY);
        ObjectNode object = live.deepCopy();
        ((ObjectNode) object.path("spec")).put("n", 1);
        after.update(live, object, "editor", TUESDAY);
        assertThat(entries(object))
                .isEqualTo("creator{\"f:spec\":{\".\":{},\"f:m\":{}}} editor{\"f:spec\":{\"f:n\":{}}}");
    }
}
