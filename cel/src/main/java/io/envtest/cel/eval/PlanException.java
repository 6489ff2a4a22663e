package io.envtest.cel.eval;

/** An expression that checks but cannot be run, because a constant part of it fails. */
public final class PlanException extends Exception {

    PlanException(String message) {
        super(message);
    }
}
