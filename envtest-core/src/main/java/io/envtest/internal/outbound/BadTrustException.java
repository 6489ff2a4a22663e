package io.envtest.internal.outbound;

/** What is trusted cannot be made out: nothing was sent. */
public final class BadTrustException extends OutboundException {

    private static final long serialVersionUID = 1L;

    BadTrustException(String message) {
        super(message);
    }
}
