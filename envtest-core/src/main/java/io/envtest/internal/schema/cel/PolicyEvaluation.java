package io.envtest.internal.schema.cel;

/** The evaluation of a policy for one request. Not safe for use by many threads. */
public interface PolicyEvaluation {

    /** What the server spends at most on the match conditions of one policy or webhook, in units of CEL cost. */
    long MATCH_CONDITIONS_BUDGET = 2_500_000;

    /**
     * Evaluates an expression of the same policy.
     *
     * @param expression the expression, which must have no error
     * @param budget how much may still be spent, in units of CEL cost
     */
    PolicyOutcome evaluate(PolicyExpression expression, long budget);
}
