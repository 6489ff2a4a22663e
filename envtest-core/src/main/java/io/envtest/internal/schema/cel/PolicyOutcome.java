package io.envtest.internal.schema.cel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

/**
 * What came out of one expression.
 *
 * @param value the value as JSON: a boolean, a string, null, the object of an apply configuration or the array of a JSON patch; null in the
 *     JSON sense where there is an error
 * @param error what went wrong, in the words of the server; empty for nothing
 * @param outOfBudget whether what went wrong is that the budget is spent, after which nothing else may be evaluated
 * @param cost what it cost, with the variables it was the first to use, in units of CEL cost
 */
public record PolicyOutcome(JsonNode value, String error, boolean outOfBudget, long cost) {

    /** A value. */
    public static PolicyOutcome of(JsonNode value, long cost) {
        return new PolicyOutcome(value, "", false, cost);
    }

    /** An error. */
    public static PolicyOutcome failed(String error, boolean outOfBudget, long cost) {
        return new PolicyOutcome(NullNode.getInstance(), error, outOfBudget, cost);
    }

    /** Whether there is no error. */
    public boolean succeeded() {
        return error.isEmpty();
    }
}
