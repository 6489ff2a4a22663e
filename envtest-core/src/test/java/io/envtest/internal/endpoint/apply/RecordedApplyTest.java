package io.envtest.internal.endpoint.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.internal.endpoint.patch.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random writes of a custom resource with every form of list and map, with what kube-apiserver 1.36 made of them. */
class RecordedApplyTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static List<JsonNode> lines() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RecordedApplyTest.class.getResourceAsStream("recorded-applies.jsonl")),
                StandardCharsets.UTF_8))) {
            return lines.lines().map(Json::read).toList();
        }
    }

    /** The first line states the schema. */
    static Stream<JsonNode> recordings() throws IOException {
        return lines().stream().skip(1);
    }

    private static final FieldManager WIDGETS = widgets();

    private static FieldManager widgets() {
        try {
            return TestShapes.widgets(TestShapes.custom(lines().get(0).path("schema")));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void appliesAndTracksLikeTheRealServer(JsonNode step) {
        ObjectNode live = step.get("before") instanceof ObjectNode before ? before : null;
        ObjectNode unchanged = live == null ? null : live.deepCopy();
        if (step.path("op").asText().equals("apply")) {
            checkApply(step, live);
        } else {
            checkUpdate(step, live);
        }
        assertThat(live).isEqualTo(unchanged);
    }

    private static void checkApply(JsonNode step, ObjectNode live) {
        ObjectNode config = (ObjectNode) step.path("body");
        ObjectNode stated = config.deepCopy();
        String outcome;
        try {
            ObjectNode applied = WIDGETS.apply(
                    live,
                    config,
                    step.path("manager").asText(),
                    step.path("force").asBoolean(),
                    NOW);
            outcome = Json.canonical(stored(applied));
        } catch (ApiException refused) {
            outcome = refused.status().message();
        }
        assertThat(config).isEqualTo(stated);
        assertThat(outcome)
                .isEqualTo(step.has("after") ? Json.canonical(sorted(step.path("after"))) : text(step, "message"));
    }

    private static void checkUpdate(JsonNode step, ObjectNode live) {
        ObjectNode object = step.path("after").deepCopy();
        JsonNode sent = step.path("body").path("metadata").get("managedFields");
        ObjectNode metadata = (ObjectNode) object.path("metadata");
        metadata.remove("managedFields");
        if (sent != null) {
            metadata.set("managedFields", sent);
        }
        WIDGETS.update(live, object, text(step, "manager"), NOW);
        assertThat(Json.canonical(sorted(object))).isEqualTo(Json.canonical(sorted(step.path("after"))));
    }

    private static String text(JsonNode step, String name) {
        return step.path(name).asText();
    }

    /** What the server does after an apply: it fills in the default, and drops null and what is empty of the metadata. */
    private static JsonNode stored(ObjectNode applied) {
        if (applied.path("spec") instanceof ObjectNode spec) {
            spec.path("l2").forEach(item -> {
                if (!item.has("p")) {
                    ((ObjectNode) item).put("p", "T");
                }
            });
            if (spec.path("any").isNull()) {
                spec.remove("any");
            }
        }
        for (String name : List.of("labels", "annotations", "finalizers")) {
            if (applied.path("metadata").path(name).isEmpty()) {
                ((ObjectNode) applied.path("metadata")).remove(name);
            }
        }
        return sorted(applied);
    }

    /** The recordings were made within seconds: in which order the entries came does not count. */
    private static JsonNode sorted(JsonNode object) {
        ObjectNode copy = object.deepCopy();
        if (copy.path("metadata").path("managedFields") instanceof ArrayNode entries) {
            ArrayNode sorted = entries.arrayNode();
            StreamSupport.stream(entries.spliterator(), false)
                    .sorted(Comparator.comparing(Json::canonical))
                    .forEach(sorted::add);
            ((ObjectNode) copy.path("metadata")).set("managedFields", sorted);
        }
        return copy;
    }
}
