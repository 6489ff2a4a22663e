package io.envtest.internal.outbound;

import java.io.IOException;

/** A server could not be reached, or did not speak as it should; the message is in the words of Go's HTTP client. */
public class OutboundException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Says what went wrong. */
    public OutboundException(String message) {
        super(message);
    }

    /** Says what went wrong, and why. */
    public OutboundException(String message, Throwable cause) {
        super(message, cause);
    }
}
