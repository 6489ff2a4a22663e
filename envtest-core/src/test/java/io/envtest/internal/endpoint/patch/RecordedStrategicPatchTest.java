package io.envtest.internal.endpoint.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.internal.schema.catalogue.Type;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random patches of a PodTemplate, with what kube-apiserver 1.36 made of them. */
class RecordedStrategicPatchTest {

    private static final Type POD_TEMPLATE = Catalogue.type("api.core.v1.PodTemplate");

    /** What the server fills in, and an unknown field that it drops: the recordings are without them. */
    private static final Set<String> LEFT_OUT = Set.of(
            "terminationMessagePath",
            "terminationMessagePolicy",
            "imagePullPolicy",
            "restartPolicy",
            "terminationGracePeriodSeconds",
            "dnsPolicy",
            "schedulerName",
            "defaultMode",
            "unk");

    static Stream<JsonNode> recordings() throws IOException {
        List<JsonNode> steps = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(
                        RecordedStrategicPatchTest.class.getResourceAsStream("recorded-strategic-patches.jsonl")),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                steps.add(Json.read(line));
            }
        }
        return steps.stream();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void patchesLikeTheRealServer(JsonNode step) {
        ObjectNode expected = step.deepCopy();
        expected.remove(List.of("before", "patch"));
        assertThat(Json.canonical(patch(step))).isEqualTo(Json.canonical(expected));
    }

    private static ObjectNode patch(JsonNode step) {
        ObjectNode answer = Json.object("{}");
        try {
            StrategicMergePatch.Result result =
                    StrategicMergePatch.apply((ObjectNode) step.path("before"), step.path("patch"), POD_TEMPLATE);
            answer.put("status", 200);
            answer.set("after", bare(result.object()));
            if (!result.unknownFields().isEmpty()) {
                result.unknownFields().forEach(answer.withArrayProperty("unknown")::add);
            }
        } catch (ApiException refused) {
            answer.put("status", refused.status().code());
            answer.put("message", refused.status().message());
        }
        return answer;
    }

    private static JsonNode bare(JsonNode value) {
        if (value.isArray()) {
            ArrayNode items = Json.object("{}").arrayNode();
            value.forEach(item -> items.add(bare(item)));
            return items;
        }
        if (!value.isObject()) {
            return value;
        }
        ObjectNode object = Json.object("{}");
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            JsonNode kept = bare(member.getValue());
            boolean shown = !LEFT_OUT.contains(member.getKey())
                    && !isNothing(kept)
                    && !(member.getKey().equals("protocol") && kept.asText().equals("TCP"));
            if (shown) {
                object.set(member.getKey(), kept);
            }
        }
        return object;
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull()
                || value.isContainerNode() && value.isEmpty()
                || value.isTextual() && value.textValue().isEmpty();
    }
}
