package io.envtest.internal.assembly;

import io.envtest.internal.http.HttpServer;
import io.envtest.internal.http.ListenOptions;
import io.envtest.internal.pki.CertificateKey;
import io.envtest.internal.pki.ClusterCertificates;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where clients come in, and what the cluster shows them and believes of them. All by one thread, one after the other: two
 * would only take the processor from who builds the rest.
 *
 * @param certificates authority and what it signs
 * @param http the listener
 */
record FrontDoor(ClusterCertificates certificates, HttpServer http) implements AutoCloseable {

    /** Makes certificates and begins to listen. */
    static FrontDoor open(ClusterSettings settings, Instant now) {
        ClusterCertificates certificates = ClusterCertificates.create(now);
        Optional<SSLContext> tls = settings.http() ? Optional.empty() : Optional.of(tls(settings, certificates));
        return new FrontDoor(certificates, HttpServer.listen(new ListenOptions(settings.host(), settings.port(), tls)));
    }

    private static SSLContext tls(ClusterSettings settings, ClusterCertificates certificates) {
        CertificateKey server = certificates.server(
                List.of("localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc"),
                List.of(address(settings.host())));
        return certificates.serverContext(server);
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("host " + host + " is unknown: give an address of this machine", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
