package io.envtest.internal.outbound;

import io.envtest.internal.pki.CertificateKey;
import org.jspecify.annotations.Nullable;

/**
 * How the two ends of a connection know each other. Immutable.
 *
 * @param caBundle PEM of the authorities that are trusted; empty for those that the JVM trusts
 * @param serverName name or address that the server's certificate must be for
 * @param insecure whether any certificate will do
 * @param identity what the API server shows of itself if it is asked, null if nothing
 */
public record Trust(
        String caBundle,
        String serverName,
        boolean insecure,
        @Nullable CertificateKey identity) {

    /** Nobody is asked who it is, and nothing is encrypted: plain HTTP. */
    public static final Trust PLAIN = new Trust("", "", false, null);

    /** Trust in a server of this name by its certificate. */
    public static Trust in(String caBundle, String serverName) {
        return new Trust(caBundle, serverName, false, null);
    }
}
