package io.envtest.internal.http;

/** Somebody else listens on the port. */
public final class PortTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PortTakenException(String host, int port, Throwable cause) {
        super(
                "port " + port + " of " + host
                        + " is taken by another process: choose another one, or 0 for any that is" + " free",
                cause);
    }
}
