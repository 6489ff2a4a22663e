package io.envtest.internal.authn.serviceaccount;

/** A token that was rightly signed and yet does not count; the message says why. */
final class InvalidTokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidTokenException(String message) {
        super(message, null, false, false);
    }
}
