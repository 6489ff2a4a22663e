package io.envtest.internal.controller.certificates;

/** A request asks for what its signer does not sign. */
final class RefusedRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String problem;

    RefusedRequestException(String message) {
        super(message);
        this.problem = message;
    }

    @Override
    public String getMessage() {
        return problem;
    }
}
