package io.envtest.internal.http;

/** Somebody else listens on the port. */
public final class PortTakenException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    PortTakenException(String host, int port, Throwable cause) {
        super(
                "port " + port + " on " + host
                        + " is taken: stop the program that uses it, choose another port, or 0 for any"
                        + " that is free",
                cause);
    }
}
