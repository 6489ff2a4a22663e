package io.envtest.internal.schema.cel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

/**
 * What came out of one expression.
 *
 * @param value the value as JSON: a boolean, a string, null, the object of an apply configuration or the array of a JSON patch; null in the
 *     JSON sense where there is a problem
 * @param problem what sort of thing went wrong
 * @param error what went wrong, in the words of the server; empty for nothing
 * @param cost what it cost, with the variables it was the first to use, in units of CEL cost
 */
public record PolicyOutcome(JsonNode value, Problem problem, String error, long cost) {

    /** What can go wrong. */
    public enum Problem {
        /** Nothing. */
        NONE,
        /** The expression failed: reported as {@code expression '…' resulted in error: …}. */
        EVALUATION,
        /** The expression's result is of no use: reported as it stands. */
        RESULT,
        /** The budget is spent: reported as it stands; nothing else may be evaluated. */
        OUT_OF_BUDGET
    }

    /** A value. */
    public static PolicyOutcome of(JsonNode value, long cost) {
        return new PolicyOutcome(value, Problem.NONE, "", cost);
    }

    /** A problem. */
    public static PolicyOutcome failed(Problem problem, String error, long cost) {
        return new PolicyOutcome(NullNode.getInstance(), problem, error, cost);
    }

    /** Whether there is a value. */
    public boolean succeeded() {
        return problem == Problem.NONE;
    }
}
