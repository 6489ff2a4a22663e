package io.envtest.cel.eval;

/** Ends a run that became too expensive. */
final class CostLimitExceeded extends RuntimeException {

    CostLimitExceeded() {
        super("operation cancelled: actual cost limit exceeded", null, false, false);
    }
}
