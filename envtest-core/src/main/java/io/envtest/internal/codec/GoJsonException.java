package io.envtest.internal.codec;

/** The bytes are not JSON; the message is the one Go's decoder gives. */
public final class GoJsonException extends Exception {

    private static final long serialVersionUID = 1L;

    GoJsonException(String message) {
        super(message, null, false, false);
    }
}
