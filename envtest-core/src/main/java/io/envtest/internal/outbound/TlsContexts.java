package io.envtest.internal.outbound;

import io.envtest.internal.pki.Pem;
import io.envtest.time.ClusterClock;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** TLS as it is set up for each kind of trust, kept so that sessions are resumed. Thread-safe. */
final class TlsContexts {

    private static final int MOST = 256;

    private final ClusterClock clock;
    private final Map<Trust, SSLContext> contexts = new ConcurrentHashMap<>();

    TlsContexts(ClusterClock clock) {
        this.clock = clock;
    }

    SSLContext of(Trust trust) throws OutboundException {
        SSLContext known = contexts.get(trust);
        if (known == null) {
            known = create(trust);
            if (contexts.size() >= MOST) {
                contexts.clear(); // bundles come and go; those in use are soon made again
            }
            contexts.put(trust, known);
        }
        return known;
    }

    private SSLContext create(Trust trust) throws OutboundException {
        List<X509Certificate> authorities = trust.caBundle().isEmpty() ? trustedByTheJvm() : parse(trust.caBundle());
        KeyManager @Nullable [] keys =
                trust.identity() == null ? null : new KeyManager[] {new ClientIdentity(trust.identity())};
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {new ServerTrust(authorities, trust, clock)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot set up TLS", e);
        }
    }

    private static List<X509Certificate> parse(String bundle) throws OutboundException {
        List<X509Certificate> authorities = new ArrayList<>();
        boolean malformed = false;
        for (Pem.Block block : Pem.decode(bundle)) {
            if (!block.type().equals("CERTIFICATE")) {
                continue;
            }
            try {
                authorities.add((X509Certificate) CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(block.content())));
            } catch (CertificateException e) {
                malformed = true; // skipped, as long as there is another one
            }
        }
        if (authorities.isEmpty()) {
            throw new BadTrustException("unable to load root certificates: "
                    + (malformed
                            ? "failed to parse certificate: x509: malformed certificate"
                            : "unable to parse bytes as PEM block"));
        }
        return authorities;
    }

    private static List<X509Certificate> trustedByTheJvm() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager trust) {
                    return List.of(trust.getAcceptedIssuers());
                }
            }
            return List.of();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no trusted authorities", e);
        }
    }
}
