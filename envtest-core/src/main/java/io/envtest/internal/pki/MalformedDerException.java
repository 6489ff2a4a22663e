package io.envtest.internal.pki;

/** Bytes that are no DER, or not the expected structure. */
public final class MalformedDerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong. */
    public MalformedDerException(String message) {
        super(message);
    }

    /** Says what is wrong, and why. */
    MalformedDerException(String message, Throwable cause) {
        super(message, cause);
    }
}
