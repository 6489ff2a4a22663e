package io.envtest.cel.policy;

/** A value that is not what a policy can use. */
final class UnusableValueException extends Exception {

    UnusableValueException(String message) {
        super(message);
    }
}
