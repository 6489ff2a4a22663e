package io.envtest.internal.schema.cel;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A rule after compilation. Where {@link #error()} is not null, only the errors may be read. Safe for use by many threads.
 */
public interface CompiledRule {

    /**
     * Why the rule cannot be used, in the words of the server ({@code compilation failed: ERROR: <input>:1:5: undefined field
     * 'x'…}); null when it can. An empty rule compiles to one that always passes.
     */
    @Nullable
    String error();

    /** Why the message expression cannot be used, in the words of the server; null when it can or there is none. */
    @Nullable
    String messageExpressionError();

    /** Whether the rule reads {@code oldSelf}, that is whether it is a transition rule. */
    boolean usesOldSelf();

    /** The estimated cost of one evaluation of the rule at worst, in units of CEL cost; {@link Long#MAX_VALUE} when it overflows. */
    long estimatedCost();

    /** The same for the message expression; 0 when there is none. */
    long messageExpressionCost();

    /**
     * How often a value of this schema can occur at most in one request, because of the least size it takes. It is used
     * where a list or map around the rule is unbounded; otherwise the bounds of those lists and maps are multiplied.
     */
    long maxCardinality();

    /**
     * Runs the rule. A transition rule without an old value passes at no cost unless its {@code oldSelf} is optional.
     *
     * @param self the value the rule stands at
     * @param oldSelf the same place in the old object; null where there is none or it cannot be told
     * @param budget how much may still be spent for this object, in units of CEL cost; see {@link CelEngine#RUNTIME_COST_BUDGET}
     * @return what came out and what it cost
     */
    RuleOutcome evaluate(JsonNode self, @Nullable JsonNode oldSelf, long budget);
}
