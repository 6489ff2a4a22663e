package io.envtest.cel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.schema.cel.CelEngine;
import io.envtest.internal.schema.cel.CelRule;
import io.envtest.internal.schema.cel.CompiledRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Estimated costs as a real server of the same version has them: it tells how often a rule may run before it is refused, and from that
 * follows what it costs.
 */
class CostTableTest {

    private static final CelEngine ENGINE = new KubernetesCelEngine();
    private static final JsonNode SCHEMA = Resources.json("cost-schema.json");

    @ParameterizedTest
    @MethodSource("costs")
    void estimatesAsTheServerDoes(JsonNode expected) {
        CelRule rule = new CelRule(expected.get("rule").asText(), "", "", false);
        CompiledRule compiled = ENGINE.compileRules(new JsonSchema(SCHEMA), false, List.of(rule))
                .get(0);
        assertThat(compiled.error()).isNull();
        assertThat(Math.max(1, compiled.estimatedCost()))
                .isBetween(
                        expected.get("atLeast").longValue(),
                        expected.get("atMost").longValue());
    }

    static Stream<JsonNode> costs() {
        return Resources.lines("costs.jsonl");
    }
}
