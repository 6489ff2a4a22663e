package io.envtest.internal.outbound;

import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What Go says of a TLS handshake that fails. */
final class Handshakes {

    private static final String ALERT = "Received fatal alert: ";
    private static final Map<String, String> ALERTS = Map.of(
            "protocol_version", "protocol version not supported",
            "unknown_ca", "unknown certificate authority",
            "certificate_expired", "expired certificate",
            "certificate_revoked", "revoked certificate",
            "certificate_unknown", "unknown certificate",
            "unrecognized_name", "unrecognized name",
            "decrypt_error", "error decrypting message",
            "decode_error", "error decoding message",
            "insufficient_security", "insufficient security level");

    private Handshakes() {}

    static String problem(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UntrustedException) {
                return "tls: failed to verify certificate: " + cause.getMessage();
            }
            if (cause instanceof EOFException) {
                return "EOF";
            }
        }
        return problem(e.getMessage(), e instanceof SSLException);
    }

    private static String problem(@Nullable String message, boolean tls) {
        String text = String.valueOf(message);
        if (tls && text.startsWith("Unsupported or unrecognized SSL message")) {
            return "http: server gave HTTP response to HTTPS client";
        }
        int at = text.indexOf(ALERT);
        if (at < 0) {
            return (tls ? "tls: " : "") + text;
        }
        String alert = text.substring(at + ALERT.length()).strip().toLowerCase(Locale.ROOT);
        return "remote error: tls: " + ALERTS.getOrDefault(alert, alert.replace('_', ' '));
    }
}
