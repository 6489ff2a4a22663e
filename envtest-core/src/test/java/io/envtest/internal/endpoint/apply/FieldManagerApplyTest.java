package io.envtest.internal.endpoint.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.Status;
import io.envtest.internal.codec.DeepStack;
import io.envtest.internal.endpoint.patch.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldManagerApplyTest {

    private static final Instant MONDAY = Instant.parse("2026-01-05T10:00:00Z");

    private static final Instant TUESDAY = Instant.parse("2026-01-06T10:00:00Z");

    private static final FieldManager CONFIG_MAPS = TestShapes.builtIn("api.core.v1.ConfigMap", "v1", "ConfigMap");

    private static final FieldManager POD_TEMPLATES =
            TestShapes.builtIn("api.core.v1.PodTemplate", "v1", "PodTemplate");

    private static final FieldManager SERVICES = TestShapes.builtIn("api.core.v1.Service", "v1", "Service", "status");

    private static ObjectNode applied(ObjectNode live, String members, String manager) {
        return CONFIG_MAPS.apply(live, TestShapes.configMap(members), manager, false, MONDAY);
    }

    private static ObjectNode forced(ObjectNode live, String members, String manager) {
        return CONFIG_MAPS.apply(live, TestShapes.configMap(members), manager, true, TUESDAY);
    }

    private static Status refused(FieldManager fields, ObjectNode live, ObjectNode config) {
        return catchThrowableOfType(ApiException.class, () -> fields.apply(live, config, "late", false, TUESDAY))
                .status();
    }

    private static JsonNode managed(ObjectNode object) {
        return object.path("metadata").path("managedFields");
    }

    private static String entries(ObjectNode object) {
        StringBuilder text = new StringBuilder();
        for (JsonNode entry : managed(object)) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(entry.path("manager").asText())
                    .append(':')
                    .append(entry.path("operation").asText())
                    .append(entry.path("fieldsV1"));
        }
        return text.toString();
    }

    @Test
    void createsAnObjectThatTheApplierOwns() {
        ObjectNode object = applied(null, "data: {a: '1'}, metadata: {name: 'a', labels: {l: 'm'}}", "m1");
        assertThat(object.path("data")).isEqualTo(Json.read("{a: '1'}"));
        assertThat(managed(object).toString())
                .isEqualTo("[{\"manager\":\"m1\",\"operation\":\"Apply\",\"apiVersion\":\"v1\","
                        + "\"time\":\"2026-01-05T10:00:00Z\",\"fieldsType\":\"FieldsV1\","
                        + "\"fieldsV1\":{\"f:data\":{\"f:a\":{}},\"f:metadata\":{\"f:labels\":{\"f:l\":{}}}}}]");
    }

    @Test
    void aFieldThatIsNoLongerStatedGoes() {
        ObjectNode live = applied(null, "data: {a: '1', b: '2'}", "m1");
        ObjectNode object = forced(live, "data: {b: '2'}", "m1");
        assertThat(object.path("data")).isEqualTo(Json.read("{b: '2'}"));
        assertThat(managed(object).path(0).path("time").asText()).isEqualTo("2026-01-06T10:00:00Z");
    }

    @Test
    void aFieldThatOthersOwnTooStays() {
        ObjectNode live = applied(applied(null, "data: {a: '1', b: '2'}", "m1"), "data: {a: '1'}", "m2");
        ObjectNode object = applied(live, "data: {b: '2'}", "m1");
        assertThat(object.path("data")).isEqualTo(Json.read("{a: '1', b: '2'}"));
        assertThat(entries(object)).isEqualTo("m2:Apply{\"f:data\":{\"f:a\":{}}} m1:Apply{\"f:data\":{\"f:b\":{}}}");
    }

    @Test
    void sameConfigurationAgainChangesNothing() {
        ObjectNode live = applied(null, "data: {a: '1', b: '2'}", "m1");
        assertThat(forced(live, "data: {b: '2', a: '1'}", "m1")).isEqualTo(live);
    }

    @Test
    void statingWhatIsThereSharesItAndHasNoTime() {
        ObjectNode live = applied(null, "data: {a: '1'}", "m1");
        ObjectNode object = applied(live, "data: {a: '1'}", "m2");
        assertThat(entries(object)).isEqualTo("m2:Apply{\"f:data\":{\"f:a\":{}}} m1:Apply{\"f:data\":{\"f:a\":{}}}");
        assertThat(managed(object).path(0).has("time")).isFalse();
        assertThat(managed(object).path(1).path("time").asText()).isEqualTo("2026-01-05T10:00:00Z");
    }

    @Test
    void aConfigurationWithoutFieldsHasNoEntry() {
        ObjectNode live = applied(applied(null, "data: {a: '1'}", "m1"), "data: {b: '1'}", "m2");
        ObjectNode object = applied(live, "metadata: {name: 'a'}", "m2");
        assertThat(entries(object)).isEqualTo("m1:Apply{\"f:data\":{\"f:a\":{}}}");
    }

    @Test
    void oneConflictNamesItsFieldInTheMessage() {
        ObjectNode live = applied(null, "data: {a: '1'}", "m1");
        Status status = refused(CONFIG_MAPS, live, TestShapes.configMap("data: {a: '2'}"));
        assertThat(status.code()).isEqualTo(409);
        assertThat(status.reason()).isEqualTo("Conflict");
        assertThat(status.message()).isEqualTo("Apply failed with 1 conflict: conflict with \"m1\": .data.a");
        assertThat(status.details().causes())
                .containsExactly(new Status.Cause("FieldManagerConflict", "conflict with \"m1\"", ".data.a"));
    }

    @Test
    void severalConflictsAreListedByManager() {
        ObjectNode live = applied(null, "data: {a: '1', b: '1'}, metadata: {name: 'a', labels: {x: 'y'}}", "m1");
        ObjectNode edited = live.deepCopy();
        edited.withObject("/data").put("b", "2").put("c", "2");
        CONFIG_MAPS.update(live, edited, "edit", MONDAY);
        Status status = refused(
                CONFIG_MAPS,
                edited,
                TestShapes.configMap("data: {c: '3', b: '3', a: '3'}, metadata: {name: 'a', labels: {x: 'z'}}"));
        assertThat(status.message())
                .isEqualTo("Apply failed with 4 conflicts: conflicts with \"edit\" using v1:\n- .data.b\n- .data.c\n"
                        + "conflicts with \"m1\":\n- .data.a\n- .metadata.labels.x");
        assertThat(status.details().causes()).hasSize(4);
    }

    @Test
    void forceTakesFieldsOver() {
        ObjectNode object = forced(applied(null, "data: {a: '1', b: '1'}", "m1"), "data: {a: '2'}", "m2");
        assertThat(object.path("data")).isEqualTo(Json.read("{a: '2', b: '1'}"));
        assertThat(entries(object)).isEqualTo("m1:Apply{\"f:data\":{\"f:b\":{}}} m2:Apply{\"f:data\":{\"f:a\":{}}}");
    }

    @Test
    void conflictsOfASubresourceSaySo() {
        FieldManager status = TestShapes.subresource("api.core.v1.Service", "v1", "Service", "status", "spec");
        ObjectNode live = service("status: {loadBalancer: {ingress: [{ip: '1.1.1.1'}]}}");
        status.update(service("status: {loadBalancer: {}}"), live, "lb", MONDAY);
        status.update(null, live, "lb", MONDAY);
        Status refused = refused(status, live, service("status: {loadBalancer: {ingress: [{ip: '2.2.2.2'}]}}"));
        assertThat(refused.message())
                .isEqualTo("Apply failed with 1 conflict: conflict with \"lb\" with subresource \"status\" using v1:"
                        + " .status.loadBalancer.ingress");
    }

    private static ObjectNode service(String members) {
        return Json.object("{apiVersion: 'v1', kind: 'Service', metadata: {name: 'a'}, " + members + "}");
    }

    @Test
    void ownersBeforeTheFirstApplyAreOneManager() {
        ObjectNode live = TestShapes.configMap("data: {a: '1', b: '1'}");
        assertThat(refused(CONFIG_MAPS, live, TestShapes.configMap("data: {a: '2'}"))
                        .message())
                .isEqualTo("Apply failed with 1 conflict: conflict with \"before-first-apply\" using v1: .data.a");
        assertThat(entries(forced(live, "data: {a: '2'}", "m1")))
                .isEqualTo("m1:Apply{\"f:data\":{\"f:a\":{}}}"
                        + " before-first-apply:Update{\"f:data\":{\".\":{},\"f:b\":{}}}");
    }

    @Test
    void kubectlDoesNotConflictWithItsFormerSelf() {
        String annotation = "metadata: {name: 'a', annotations: {'kubectl.kubernetes.io/last-applied-configuration':"
                + " '{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\"},\"data\":{\"x\":\"1\"}}'}}";
        ObjectNode live = TestShapes.configMap("data: {x: '1', y: '1'}, " + annotation);
        CONFIG_MAPS.update(null, live, "kubectl-client-side-apply", MONDAY);
        ObjectNode object = applied(live, "data: {x: '2'}", "kubectl");
        assertThat(object.path("data")).isEqualTo(Json.read("{x: '2', y: '1'}"));
        assertThat(object.path("metadata")
                        .path("annotations")
                        .path("kubectl.kubernetes.io/last-applied-configuration")
                        .asText())
                .isEqualTo("{\"apiVersion\":\"v1\",\"data\":{\"x\":\"2\"},\"kind\":\"ConfigMap\","
                        + "\"metadata\":{\"name\":\"a\"}}\n");
        assertThat(refused(CONFIG_MAPS, live, TestShapes.configMap("data: {x: '2'}"))
                        .message())
                .contains("kubectl-client-side-apply");
        ApiException other = catchThrowableOfType(ApiException.class, () -> applied(live, "data: {y: '2'}", "kubectl"));
        assertThat(other.status().message()).endsWith(": .data.y");
    }

    @Test
    void anItemGoesWithWhatOthersChangedInIt() {
        ObjectNode live = template("{name: 'a', image: 'i'}, {name: 'b', image: 'i'}", "m1", null);
        ObjectNode edited = live.deepCopy();
        ((ObjectNode) edited.at("/template/spec/containers/0")).put("image", "j");
        POD_TEMPLATES.update(live, edited, "edit", MONDAY);
        ObjectNode object = template("{name: 'b', image: 'i'}", "m1", edited);
        assertThat(object.at("/template/spec/containers")).isEqualTo(Json.read("[{name: 'b', image: 'i'}]"));
        assertThat(entries(object)).doesNotContain("edit");
    }

    private static ObjectNode template(String containers, String manager, ObjectNode live) {
        ObjectNode config = Json.object("{apiVersion: 'v1', kind: 'PodTemplate', metadata: {name: 't'},"
                + " template: {spec: {containers: [" + containers + "]}}}");
        return POD_TEMPLATES.apply(live, config, manager, false, TUESDAY);
    }

    @Test
    void defaultsOfKeysTellItemsApart() {
        ObjectNode live =
                service("spec: {ports: [{port: 53, protocol: 'TCP', name: 't'}, {port: 53, protocol: 'UDP'}]}");
        ObjectNode object =
                SERVICES.apply(live, service("spec: {ports: [{port: 53, name: 'new'}]}"), "m1", true, TUESDAY);
        assertThat(object.at("/spec/ports"))
                .isEqualTo(Json.read("[{port: 53, protocol: 'TCP', name: 'new'}, {port: 53, protocol: 'UDP'}]"));
        assertThat(managed(object).path(0).path("fieldsV1").toString())
                .isEqualTo("{\"f:spec\":{\"f:ports\":{\"k:{\\\"port\\\":53,\\\"protocol\\\":\\\"TCP\\\"}\":"
                        + "{\".\":{},\"f:name\":{},\"f:port\":{}}}}}");
    }

    @Test
    void numbersAreComparedByValue() {
        ObjectNode live = service("spec: {ports: [{port: 53, protocol: 'TCP'}], healthCheckNodePort: 7}");
        SERVICES.update(null, live, "creator", MONDAY);
        ObjectNode config = service("spec: {ports: [{port: 53.0, protocol: 'TCP'}], healthCheckNodePort: 7.0}");
        assertThat(SERVICES.apply(live, config, "m1", false, TUESDAY).path("spec"))
                .isEqualTo(live.path("spec"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {data: {x: 1}}               | .data.x: expected string, got &value.valueUnstructured{Value:1}
            {data: {x: {y: 'z'}}}        | .data.x: expected string, got &value.valueUnstructured{Value:map[string]interface {}{"y":"z"}}
            {data: 'text'}               | .data: expected map, got &{text}
            {immutable: 'yes'}           | .immutable: expected boolean, got &{yes}
            {spec: {a: 1}}               | .spec: field not declared in schema
            {metadata: {color: 'red'}}   | .metadata.color: field not declared in schema
            {metadata: {labels: ['a']}}  | .metadata.labels: expected map, got &{[a]}
            {metadata: {finalizers: ['a', 'a']}} | .metadata.finalizers: duplicate entries for key [="a"]
            {metadata: {finalizers: [{}]}} | .metadata.finalizers: element 0: associative list without keys has an element that's a map type
            {metadata: {ownerReferences: [5]}} | .metadata.ownerReferences: element 0: associative list with keys may not have non-map elements
            {metadata: {generation: 'x'}} | .metadata.generation: expected numeric (int or float), got string
            """)
    void refusesWhatHasNotTheShapeOfItsKind(String members, String problem) {
        ObjectNode config = TestShapes.configMap("data: null");
        config.setAll(Json.object(members));
        Status status = refused(CONFIG_MAPS, null, config);
        assertThat(status.code()).isEqualTo(500);
        assertThat(status.message())
                .startsWith("failed to create typed patch object (/")
                .endsWith("ConfigMap): " + problem);
    }

    @Test
    void listsAllThatIsWrong() {
        Status status = refused(CONFIG_MAPS, null, TestShapes.configMap("data: {x: 1, y: true}"));
        assertThat(status.message())
                .isEqualTo("failed to create typed patch object (/a; /v1, Kind=ConfigMap): errors:\n"
                        + "  .data.x: expected string, got &value.valueUnstructured{Value:1}\n"
                        + "  .data.y: expected string, got &value.valueUnstructured{Value:true}");
    }

    @ParameterizedTest
    @CsvSource({
        "v1, Secret, '/v1, Kind=Secret'",
        "v2, ConfigMap, '/v2, Kind=ConfigMap'",
        "apps/v1, Deployment, 'apps/v1, Kind=Deployment'",
        ", ConfigMap, '/, Kind=ConfigMap'",
        "v1, , '/v1, Kind='",
        "a/b/c, ConfigMap, '/, Kind='"
    })
    void refusesAnotherKind(String apiVersion, String kind, String shown) {
        ObjectNode config = Json.object("{metadata: {name: 'a'}}")
                .put("apiVersion", apiVersion)
                .put("kind", kind);
        Status status = refused(CONFIG_MAPS, null, config);
        assertThat(status.code()).isEqualTo(400);
        assertThat(status.message()).isEqualTo("invalid object type: " + shown);
    }

    @ParameterizedTest
    @CsvSource({"[]", "[{}]", "'[{manager: m1}]'"})
    void refusesManagedFields(String list) {
        ObjectNode config =
                TestShapes.configMap("metadata: {name: 'a', managedFields: " + list.replace("m1", "'m1'") + "}");
        Status status = refused(CONFIG_MAPS, null, config);
        assertThat(status.code()).isEqualTo(400);
        assertThat(status.message()).isEqualTo("metadata.managedFields must be nil");
        ObjectNode none = TestShapes.configMap("data: {a: '1'}, metadata: {name: 'a', managedFields: null}");
        assertThat(managed(CONFIG_MAPS.apply(null, none, "m1", false, MONDAY))).hasSize(1);
    }

    @Test
    void refusesToWalkTooDeep() throws Exception {
        FieldManager widgets =
                TestShapes.widgets(TestShapes.custom("{type: 'object', 'x-kubernetes-preserve-unknown-fields': true}"));
        ObjectNode config = Json.object("{apiVersion: 'example.com/v1', kind: 'Widget', metadata: {name: 'a'}}");
        config.set("spec", Json.nested(50_000, true));
        assertThat(DeepStack.call(() -> refused(widgets, null, config)).message())
                .contains("exceeded max depth");
    }

    @Test
    void changesNeitherOperand() {
        ObjectNode live = applied(null, "data: {a: '1', b: '2'}", "m1");
        ObjectNode config = TestShapes.configMap("data: {b: '3'}, metadata: {name: 'a', labels: {x: 'y'}}");
        ObjectNode liveBefore = live.deepCopy();
        ObjectNode configBefore = config.deepCopy();
        ObjectNode object = CONFIG_MAPS.apply(live, config, "m1", true, TUESDAY);
        object.withObject("/data").put("c", "4");
        object.withObject("/metadata/labels").put("z", "z");
        assertThat(live).isEqualTo(liveBefore);
        assertThat(config).isEqualTo(configBefore);
    }
}
