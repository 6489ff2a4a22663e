package io.envtest.internal.endpoint.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.endpoint.patch.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A resource in two versions: {@code v1} calls the number {@code old}, {@code v2} calls it {@code new}. */
class ObjectVersionsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    private static final String SCHEMA = "{type: 'object', properties: {spec: {type: 'object', properties:"
            + " {%s: {type: 'integer'}, text: {type: 'string'}}}}}";

    private static final ObjectVersions VERSIONS = new CustomVersions(
            Map.of(
                    "example.com/v1", TestShapes.custom(SCHEMA.formatted("old")),
                    "example.com/v2", TestShapes.custom(SCHEMA.formatted("new"))),
            ObjectVersionsTest::convert);

    private static final FieldManager V1 = new FieldManager(VERSIONS, "example.com/v1", "Widget", "", List.of());

    private static final FieldManager V2 = new FieldManager(VERSIONS, "example.com/v2", "Widget", "", List.of());

    private static ObjectNode convert(ObjectNode object, String apiVersion) {
        ObjectNode converted = object.deepCopy();
        boolean up = apiVersion.endsWith("v2");
        if (converted.path("spec") instanceof ObjectNode spec && spec.has(up ? "old" : "new")) {
            spec.set(up ? "new" : "old", spec.remove(up ? "old" : "new"));
        }
        return converted.put("apiVersion", apiVersion);
    }

    private static ObjectNode widget(String version, String spec) {
        return Json.object("{apiVersion: 'example.com/" + version + "', kind: 'Widget', metadata: {name: 'a'}, spec: "
                + spec + "}");
    }

    private static ObjectNode inV2(ObjectNode object) {
        return convert(object, "example.com/v2");
    }

    private static String entries(ObjectNode object) {
        StringBuilder text = new StringBuilder();
        object.path("metadata")
                .path("managedFields")
                .forEach(entry -> text.append(text.isEmpty() ? "" : " ")
                        .append(entry.path("manager").asText())
                        .append('@')
                        .append(entry.path("apiVersion").asText().substring(12))
                        .append(entry.path("fieldsV1").path("f:spec")));
        return text.toString();
    }

    @Test
    void anApplierIsTheSameInEveryVersion() {
        ObjectNode live = V1.apply(null, widget("v1", "{old: 1, text: 'x'}"), "m1", false, NOW);
        ObjectNode object = V2.apply(inV2(live), widget("v2", "{text: 'x'}"), "m1", false, NOW);
        assertThat(object.path("spec")).isEqualTo(Json.read("{text: 'x'}"));
        assertThat(entries(object)).isEqualTo("m1@v2{\"f:text\":{}}");
    }

    @Test
    void fieldsOfAnotherVersionAreFoundInTheirOwn() {
        ObjectNode live = V1.apply(null, widget("v1", "{old: 1, text: 'x'}"), "m1", false, NOW);
        ObjectNode object = V2.apply(inV2(live), widget("v2", "{new: 2}"), "m2", true, NOW);
        assertThat(entries(object)).isEqualTo("m1@v1{\"f:text\":{}} m2@v2{\"f:new\":{}}");
    }

    @Test
    void fieldsThatOthersOwnInAnotherVersionStay() {
        ObjectNode live = V1.apply(null, widget("v1", "{old: 1, text: 'x'}"), "m1", false, NOW);
        ObjectNode shared = V2.apply(inV2(live), widget("v2", "{new: 1, text: 'x'}"), "m2", false, NOW);
        ObjectNode object = V1.apply(convert(shared, "example.com/v1"), widget("v1", "{text: 'x'}"), "m1", false, NOW);
        assertThat(object.path("spec")).isEqualTo(Json.read("{old: 1, text: 'x'}"));
        assertThat(entries(object)).isEqualTo("m2@v2{\"f:new\":{},\"f:text\":{}} m1@v1{\"f:text\":{}}");
    }

    @Test
    void updatersHaveAnEntryForEachVersion() {
        ObjectNode live = widget("v1", "{old: 1, text: 'x'}");
        V1.update(null, live, "m", NOW);
        ObjectNode object = inV2(live);
        ((ObjectNode) object.path("spec")).put("new", 2);
        V2.update(inV2(live), object, "m", NOW.plusSeconds(1));
        assertThat(entries(object)).isEqualTo("m@v1{\".\":{},\"f:text\":{}} m@v2{\"f:new\":{}}");
    }

    @Test
    void nothingIsAppliedWhileSomebodyOwnsFieldsInAVersionThatIsGone() {
        ObjectNode live = V1.apply(null, widget("v1", "{old: 1, text: 'x'}"), "m1", false, NOW);
        FieldManager onlyV2 = onlyV2();
        assertThatThrownBy(() -> onlyV2.apply(inV2(live), widget("v2", "{text: 'y'}"), "m2", true, NOW))
                .hasMessage("request to convert CR to an invalid group/version: example.com/v1");
    }

    @Test
    void aWriteClearsTheEntriesOnceOneIsOfAVersionThatIsGone() {
        ObjectNode live = inV2(V1.apply(null, widget("v1", "{old: 1, text: 'x'}"), "m1", false, NOW));
        ObjectNode object = live.deepCopy();
        ((ObjectNode) object.path("spec")).put("new", 2);
        onlyV2().update(live, object, "m2", NOW);
        assertThat(object.path("metadata").has("managedFields")).isFalse();
    }

    private static FieldManager onlyV2() {
        ObjectVersions versions = new CustomVersions(
                Map.of("example.com/v2", TestShapes.custom(SCHEMA.formatted("new"))), ObjectVersionsTest::convert);
        return new FieldManager(versions, "example.com/v2", "Widget", "", List.of());
    }
}
