package io.envtest.cel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.schema.cel.CelEngine;
import io.envtest.internal.schema.cel.CelRule;
import io.envtest.internal.schema.cel.CompiledRule;
import io.envtest.internal.schema.cel.RuleOutcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rules ({@code expressions.jsonl}) with the answers that a real server of the same version gave to them, for the schema and value in {@code object.json} unless they
 * bring their own.
 */
class ExpressionTableTest {

    private static final CelEngine ENGINE = new KubernetesCelEngine();
    private static final JsonNode OBJECT = Resources.json("object.json");

    @ParameterizedTest
    @MethodSource("rules")
    void answersAsTheServerDoes(JsonNode expected) {
        JsonNode schema = expected.has("schema") ? expected.get("schema") : OBJECT.get("schema");
        JsonNode value = expected.has("value") ? expected.get("value") : OBJECT.get("value");
        CompiledRule rule = ENGINE.compileRules(new JsonSchema(schema), false, List.of(rule(expected)))
                .get(0);
        if (expected.has("compileError")) {
            assertThat(withoutTypeNumbers(String.valueOf(rule.error())))
                    .isEqualTo(withoutTypeNumbers(expected.get("compileError").asText()));
            return;
        }
        assertThat(rule.error()).isNull();
        if (expected.has("messageError")) {
            assertThat(rule.messageExpressionError())
                    .isEqualTo(expected.get("messageError").asText());
        } else if (expected.has("tooExpensive")) {
            assertThat(rule.estimatedCost()).isGreaterThan(10_000_000L);
        } else {
            RuleOutcome outcome = rule.evaluate(value, expected.get("old"), CelEngine.RUNTIME_COST_BUDGET);
            assertThat(outcome.detail()).isEqualTo(expected.path("detail").asText());
            assertThat(outcome.verdict().name())
                    .isEqualTo(expected.get("outcome").asText());
        }
    }

    private static CelRule rule(JsonNode expected) {
        return new CelRule(
                expected.get("rule").asText(),
                expected.path("message").asText(),
                expected.path("messageExpression").asText(),
                expected.path("optionalOldSelf").asBoolean());
    }

    /** Types of objects have names that the server makes up. */
    private static String withoutTypeNumbers(String text) {
        return text.replaceAll("selfType[0-9]*", "selfType");
    }

    static Stream<JsonNode> rules() {
        return Resources.lines("expressions.jsonl");
    }
}
