package io.envtest.cel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.authz.Attributes;
import io.envtest.internal.authz.Decision;
import io.envtest.internal.request.UserInfo;
import io.envtest.internal.schema.cel.CelEngine;
import io.envtest.internal.schema.cel.PolicyEvaluation;
import io.envtest.internal.schema.cel.PolicyExpression;
import io.envtest.internal.schema.cel.PolicyExpressions;
import io.envtest.internal.schema.cel.PolicyOutcome;
import io.envtest.internal.schema.cel.PolicyOutcome.Problem;
import io.envtest.internal.schema.cel.PolicyRequest;
import io.envtest.internal.schema.cel.PolicyResult;
import io.envtest.internal.schema.cel.PolicyScope;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Expressions of policies with the answers of a real server of the same version. */
class PolicyExpressionsTest {

    private static final CelEngine ENGINE = new KubernetesCelEngine();
    private static final UserInfo ADMIN =
            new UserInfo("admin", "", List.of("system:masters", "system:authenticated"), Map.of());
    private static final JsonNode REQUEST = Resources.json("policy-request.json");
    private static final PolicyRequest CREATE = new PolicyRequest(
            REQUEST.get("object"),
            null,
            REQUEST.get("request"),
            null,
            REQUEST.get("namespaceObject"),
            new PolicyRequest.Access(
                    attributes -> Decision.ALLOWED,
                    ADMIN,
                    Attributes.resource(ADMIN, "create", "", "configmaps", "", "celns", "a")));

    @ParameterizedTest
    @MethodSource("errors")
    void refusesWhatTheServerRefuses(JsonNode expected) {
        PolicyResult result = PolicyResult.valueOf(expected.get("result").asText());
        boolean patches = result == PolicyResult.JSON_PATCH || result == PolicyResult.OBJECT;
        PolicyExpression compiled = ENGINE.policy(PolicyScope.untyped(false, patches))
                .compile(expected.get("expression").asText(), result, result != PolicyResult.STRING);
        assertThat(compiled.error())
                .isEqualTo(expected.has("error") ? expected.get("error").asText() : null);
    }

    static Stream<JsonNode> errors() {
        return Resources.lines("policy-errors.jsonl");
    }

    @ParameterizedTest
    @MethodSource("results")
    void evaluatesAsTheServerDoes(JsonNode expected) {
        PolicyExpressions policy = ENGINE.policy(PolicyScope.untyped(false, false));
        policy.variable("a", "1");
        policy.variable("bad", "object.nope.x");
        policy.variable("name", "object.metadata.name");
        policy.variable("uses", "variables.name + '!'");
        policy.variable("l", "[1, 2]");
        PolicyExpression compiled = policy.compile(expected.get("expression").asText(), PolicyResult.BOOL, true);
        assertThat(compiled.error()).isNull();
        PolicyOutcome outcome = policy.evaluation(CREATE).evaluate(compiled, CelEngine.RUNTIME_COST_BUDGET);
        if (expected.has("error")) {
            assertThat(outcome.error()).isEqualTo(expected.get("error").asText());
        } else {
            assertThat(outcome.error()).isEmpty();
            assertThat(outcome.value()).isEqualTo(expected.get("value"));
        }
    }

    static Stream<JsonNode> results() {
        return Resources.lines("policy-results.jsonl");
    }

    @Test
    void namesVariablesOnlyInTheOrderTheyAreCompiled() {
        PolicyExpressions policy = ENGINE.policy(PolicyScope.untyped(false, false));
        assertThat(policy.variable("early", "variables.late").error()).contains("undefined field 'late'");
        assertThat(policy.variable("late", "1").error()).isNull();
        assertThat(policy.variable("typed", "variables.late + 'a'").error())
                .contains("found no matching overload for '_+_' applied to '(int, string)'");
        assertThat(policy.compile("variables.early == 1", PolicyResult.BOOL, true)
                        .error())
                .isNull();
    }

    @Test
    void evaluatesVariablesOnceForEachRequest() {
        PolicyExpressions policy = ENGINE.policy(PolicyScope.untyped(false, false));
        policy.variable("sum", "[1, 2, 3].map(x, x * 2).sum()");
        PolicyExpression expression = policy.compile("variables.sum == 12", PolicyResult.BOOL, true);
        PolicyEvaluation evaluation = policy.evaluation(CREATE);
        PolicyOutcome first = evaluation.evaluate(expression, CelEngine.RUNTIME_COST_BUDGET);
        PolicyOutcome second = evaluation.evaluate(expression, CelEngine.RUNTIME_COST_BUDGET);
        assertThat(first.value().booleanValue()).isTrue();
        assertThat(second.value().booleanValue()).isTrue();
        assertThat(second.cost()).isLessThan(first.cost());
    }

    @Test
    void stopsWhenTheBudgetIsSpent() {
        PolicyExpressions policy = ENGINE.policy(PolicyScope.untyped(false, false));
        PolicyExpression expression = policy.compile("object.data.k == 'v'", PolicyResult.BOOL, true);
        PolicyOutcome outcome = policy.evaluation(CREATE).evaluate(expression, 2);
        assertThat(outcome.problem()).isEqualTo(Problem.OUT_OF_BUDGET);
    }

    @Test
    void turnsObjectsIntoApplyConfigurations() {
        assertThat(mutate("Object{metadata: Object.metadata{labels: {'a': object.data.k}}}", PolicyResult.OBJECT)
                        .value())
                .hasToString("{\"metadata\":{\"labels\":{\"a\":\"v\"}}}");
        assertThat(mutate("Object{data: Object.nope{z: 'x'}}", PolicyResult.OBJECT)
                        .error())
                .isEqualTo(
                        "type mismatch: unexpected type name \"Object.nope\", expected \"Object.data\", which matches"
                                + " field name path from root Object type");
    }

    @Test
    void turnsListsOfPatchesIntoJsonPatches() {
        assertThat(mutate(
                                "[JSONPatch{op: 'add', path: '/data/' + jsonpatch.escapeKey('a/b'), value: Object.x{y: [1, 2]}}]",
                                PolicyResult.JSON_PATCH)
                        .value())
                .hasToString("[{\"op\":\"add\",\"path\":\"/data/a~1b\",\"value\":{\"y\":[1,2]}}]");
        PolicyOutcome quantity =
                mutate("[JSONPatch{op: 'add', path: '/a', value: quantity('1')}]", PolicyResult.JSON_PATCH);
        assertThat(quantity.problem()).isEqualTo(Problem.RESULT);
        assertThat(quantity.error())
                .isEqualTo("JSONPath valueExpression evaluated to a type that could not marshal to JSON:"
                        + " type conversion error from 'Quantity' to '*structpb.Value'");
    }

    private static PolicyOutcome mutate(String expression, PolicyResult result) {
        PolicyExpressions policy = ENGINE.policy(PolicyScope.untyped(false, true));
        PolicyExpression compiled = policy.compile(expression, result, true);
        assertThat(compiled.error()).isNull();
        return policy.evaluation(CREATE).evaluate(compiled, CelEngine.RUNTIME_COST_BUDGET);
    }

    @Test
    void checksTypesWhereASchemaIsGiven() {
        JsonNode schema = Resources.parse(
                "{\"type\":\"object\",\"properties\":{\"spec\":{\"type\":\"object\",\"properties\":{\"replicas\":{\"type\":\"integer\"}}}}}");
        PolicyExpressions policy = ENGINE.policy(new PolicyScope(false, false, new JsonSchema(schema), null));
        assertThat(policy.compile("object.spec.replicaz > 1", PolicyResult.BOOL, true)
                        .error())
                .isEqualTo(
                        "compilation failed: ERROR: <input>:1:12: undefined field 'replicaz'\n | object.spec.replicaz > 1\n"
                                + " | ...........^");
        assertThat(policy.compile("object.spec.replicas > 1 && object.metadata.name != ''", PolicyResult.BOOL, true)
                        .error())
                .isNull();
    }
}
