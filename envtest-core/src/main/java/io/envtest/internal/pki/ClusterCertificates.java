package io.envtest.internal.pki;

import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * All certificates of one cluster: its authority, the API server's own, and those of clients on demand. They hold from a
 * day before to ten years after the given moment, so that neither skewed nor simulated clocks break a handshake.
 * Thread-safe.
 */
public final class ClusterCertificates {

    private static final Duration BEFORE = Duration.ofDays(1);
    private static final Duration AFTER = Duration.ofDays(3650);

    private final Instant now;
    private final CertificateAuthority authority;
    private @Nullable CertificateKey frontProxy;

    private ClusterCertificates(Instant now) {
        this.now = now;
        this.authority = CertificateAuthority.create("envtest-ca", now.minus(BEFORE), now.plus(AFTER));
    }

    /** New certificates, made at this moment. */
    public static ClusterCertificates create(Instant now) {
        return new ClusterCertificates(now);
    }

    /** The authority that clients trust and that signs their certificates. */
    public CertificateAuthority authority() {
        return authority;
    }

    /** A client's certificate: its user name and groups. */
    public CertificateKey client(String user, String... groups) {
        return authority.issue(template(
                SubjectName.of(user, groups),
                AlternativeNames.NONE,
                KeyPurpose.DIGITAL_SIGNATURE,
                KeyPurpose.KEY_ENCIPHERMENT,
                KeyPurpose.CLIENT_AUTH));
    }

    /**
     * What the API server shows to servers that extend it, so that they believe whom it names. Made when first asked for.
     *
     * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/configure-aggregation-layer/">Aggregation layer</a>
     */
    public synchronized CertificateKey frontProxy() {
        CertificateKey known = frontProxy;
        if (known == null) {
            known = client("front-proxy");
            frontProxy = known;
        }
        return known;
    }

    /** A certificate for the API server. */
    public CertificateKey server(List<String> names, List<InetAddress> addresses) {
        return authority.issue(template(
                SubjectName.of("kube-apiserver"),
                AlternativeNames.server(names, addresses),
                KeyPurpose.DIGITAL_SIGNATURE,
                KeyPurpose.KEY_ENCIPHERMENT,
                KeyPurpose.SERVER_AUTH));
    }

    /**
     * TLS for the server. Takes any client certificate: whether it is a good one is for authentication to say, with a
     * 401 rather than a failed handshake. The listener must ask for client certificates without insisting.
     */
    public SSLContext serverContext(CertificateKey server) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    new KeyManager[] {new FixedKey(server, authority.certificate())},
                    new TrustManager[] {new AnyClient(authority.certificate())},
                    null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot set up TLS with an EC key", e);
        }
    }

    private CertificateTemplate template(SubjectName subject, AlternativeNames names, KeyPurpose... purposes) {
        return new CertificateTemplate(subject, names, Set.of(purposes), now.minus(BEFORE), now.plus(AFTER));
    }
}
