package io.envtest.internal.controller.disruption;

/** How many pods a budget should expect cannot be told. */
final class UncountablePodsException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String problem;

    UncountablePodsException(String message) {
        super(message);
        this.problem = message;
    }

    @Override
    public String getMessage() {
        return problem;
    }
}
