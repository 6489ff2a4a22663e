package io.envtest.internal.outbound;

import java.security.cert.CertificateException;

/** A server's certificate is not good, told in the words of Go's x509 library. */
final class UntrustedException extends CertificateException {

    private static final long serialVersionUID = 1L;

    UntrustedException(String message) {
        super("x509: " + message);
    }

    UntrustedException(String message, Throwable cause) {
        super("x509: " + message, cause);
    }
}
