package io.envtest.internal.admission.policy;

import io.envtest.internal.meta.Reasons;
import io.envtest.internal.schema.cel.PolicyEvaluation;
import io.envtest.internal.schema.cel.PolicyExpression;
import io.envtest.internal.schema.cel.PolicyExpressions;
import io.envtest.internal.schema.cel.PolicyOutcome;
import io.envtest.internal.schema.cel.PolicyResult;
import io.envtest.view.admissionregistration.v1.MatchCondition;
import java.util.ArrayList;
import java.util.List;

/**
 * The conditions under which a policy or a webhook applies. Thread-safe.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#matching-requests-matchconditions">Match
 *     conditions</a>
 */
public final class Conditions {

    private record Condition(String text, PolicyExpression expression) {}

    /**
     * What came of them.
     *
     * @param met whether all are met
     * @param problem why that cannot be told, empty if it can
     */
    public record Outcome(boolean met, String problem) {}

    private final List<Condition> conditions;

    private Conditions(List<Condition> conditions) {
        this.conditions = conditions;
    }

    /** Compiles them; errors are told when they are checked. */
    public static Conditions compile(List<MatchCondition> conditions, PolicyExpressions expressions) {
        return new Conditions(conditions.stream()
                .map(condition -> new Condition(
                        condition.expression(), expressions.compile(condition.expression(), PolicyResult.BOOL, true)))
                .toList());
    }

    /** One that is not met is enough, whatever the others are. */
    public Outcome check(PolicyEvaluation evaluation) {
        long budget = PolicyEvaluation.MATCH_CONDITIONS_BUDGET;
        List<String> problems = new ArrayList<>();
        for (Condition condition : conditions) {
            PolicyOutcome outcome = evaluation.evaluate(condition.expression(), budget);
            budget -= outcome.cost();
            if (!outcome.succeeded()) {
                problems.add(Problems.of(condition.text(), outcome));
            } else if (!outcome.value().booleanValue()) {
                return new Outcome(false, "");
            }
        }
        return new Outcome(problems.isEmpty(), problems.isEmpty() ? "" : Reasons.join(problems));
    }
}
