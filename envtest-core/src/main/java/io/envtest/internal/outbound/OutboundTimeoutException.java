package io.envtest.internal.outbound;

/** The time for a call is over. */
public final class OutboundTimeoutException extends OutboundException {

    private static final long serialVersionUID = 1L;

    /** Says so in Go's words. */
    public OutboundTimeoutException() {
        super("context deadline exceeded");
    }
}
