package io.envtest.internal.admission.policy;

import io.envtest.internal.schema.cel.PolicyOutcome;
import io.envtest.internal.schema.cel.PolicyOutcome.Problem;

/** What went wrong with an expression, in the server's words. */
final class Problems {

    private Problems() {}

    static String of(String expression, PolicyOutcome outcome) {
        return outcome.problem() == Problem.EVALUATION
                ? "expression '" + expression + "' resulted in error: " + outcome.error()
                : outcome.error();
    }
}
