package io.envtest.internal.outbound;

import java.io.IOException;

/** The time for a call is over. */
public final class OutboundTimeoutException extends OutboundException {

    private static final long serialVersionUID = 1L;
    private static final String MESSAGE = "context deadline exceeded";

    /** Says so in Go's words. */
    public OutboundTimeoutException() {
        super(MESSAGE);
    }

    /** Says so in Go's words; the cause is what came to its end. */
    OutboundTimeoutException(IOException cause) {
        super(MESSAGE, cause);
    }
}
