package io.envtest.internal.endpoint.negotiation;

/** A body is not of its media type; the message is the real server's. */
public final class MalformedBodyException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong, in the real server's words. */
    public MalformedBodyException(String message) {
        super(message, null, false, false);
    }
}
