package io.envtest.cel.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.schema.cel.CompiledRule;
import io.envtest.internal.schema.cel.RuleOutcome;
import io.envtest.internal.schema.cel.RuleOutcome.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A rule whose outcome does not depend on the value: one without an expression, or one that does not compile.
 *
 * @param error why it does not compile, null if it does
 * @param maxCardinality how often one object can hold what it is about
 * @param outcome of each evaluation
 */
record FixedRule(@Nullable String error, long maxCardinality, RuleOutcome outcome) implements CompiledRule {

    /** A rule without an expression passes. */
    static FixedRule empty(long maxCardinality) {
        return new FixedRule(null, maxCardinality, RunnableRule.PASSED);
    }

    /** A rule that does not compile fails everything it is asked about. */
    static FixedRule broken(String error, long maxCardinality) {
        return new FixedRule(error, maxCardinality, new RuleOutcome(Verdict.ERROR, "rule compile error: " + error, 0));
    }

    @Override
    public @Nullable String messageExpressionError() {
        return null;
    }

    @Override
    public boolean usesOldSelf() {
        return false;
    }

    @Override
    public long estimatedCost() {
        return 0;
    }

    @Override
    public long messageExpressionCost() {
        return 0;
    }

    @Override
    public RuleOutcome evaluate(JsonNode self, @Nullable JsonNode oldSelf, long budget) {
        return outcome;
    }
}
