package io.envtest.cel.eval;

import io.envtest.cel.value.CelError;

/** An expression ready to run. Safe for use by many threads. */
public final class Program {

    private final Node root;
    private final int localCount;

    Program(Node root, int localCount) {
        this.root = root;
        this.localCount = localCount;
    }

    /**
     * Runs the program.
     *
     * @param variables the values of the variables
     * @param costLimit what it may cost at most, in units of CEL cost
     */
    public Evaluation run(Activation variables, long costLimit) {
        Frame frame = new Frame(variables, localCount, costLimit);
        try {
            return new Evaluation(root.eval(frame), frame.cost());
        } catch (CostLimitExceeded exceeded) {
            return new Evaluation(new CelError(String.valueOf(exceeded.getMessage())), frame.cost());
        }
    }

    /** Whether a run was ended because it became too expensive. */
    public static boolean exceededLimit(Evaluation evaluation) {
        return evaluation.value() instanceof CelError error
                && error.message().startsWith("operation cancelled: actual cost limit exceeded");
    }
}
