package io.envtest.cel.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.schema.cel.CompiledRule;
import io.envtest.internal.schema.cel.RuleOutcome;
import io.envtest.internal.schema.cel.RuleOutcome.Verdict;
import org.jspecify.annotations.Nullable;

/** A rule that does not compile; it fails everything it is asked about. */
record BrokenRule(String error, long maxCardinality) implements CompiledRule {

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
        return new RuleOutcome(Verdict.ERROR, "rule compile error: " + error, 0);
    }
}
