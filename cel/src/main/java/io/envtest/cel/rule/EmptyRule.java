package io.envtest.cel.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.schema.cel.CompiledRule;
import io.envtest.internal.schema.cel.RuleOutcome;
import org.jspecify.annotations.Nullable;

/** A rule without an expression, which always passes. */
record EmptyRule(long maxCardinality) implements CompiledRule {

    @Override
    public @Nullable String error() {
        return null;
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
        return RunnableRule.PASSED;
    }
}
