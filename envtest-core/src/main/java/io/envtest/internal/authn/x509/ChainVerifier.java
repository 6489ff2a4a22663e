package io.envtest.internal.authn.x509;

import io.envtest.time.ClusterClock;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Checks that a chain of certificates leads to an authority and is for clients. Signatures are checked once per
 * certificate, dates each time. Thread-safe.
 */
public final class ChainVerifier {

    private static final int REMEMBERED = 1000;
    private static final List<String> CLIENT_PURPOSES = List.of("1.3.6.1.5.5.7.3.2", "2.5.29.37.0");

    private final Supplier<X509Certificate> authority;
    private final ClusterClock clock;
    private final Map<X509Certificate, String> verdicts = new ConcurrentHashMap<>();

    /**
     * Trusts one authority.
     *
     * @param authority asked for each new certificate
     */
    public ChainVerifier(Supplier<X509Certificate> authority, ClusterClock clock) {
        this.authority = authority;
        this.clock = clock;
    }

    /** What is wrong with the chain (leaf first), empty if it is good. */
    public String problem(List<X509Certificate> chain) {
        X509Certificate leaf = chain.get(0);
        Date now = Date.from(clock.now());
        if (now.before(leaf.getNotBefore()) || now.after(leaf.getNotAfter())) {
            return "x509: certificate has expired or is not yet valid";
        }
        if (verdicts.size() > REMEMBERED) {
            verdicts.clear();
        }
        return verdicts.computeIfAbsent(leaf, unknown -> signatureProblem(chain));
    }

    private String signatureProblem(List<X509Certificate> chain) {
        if (!forClients(chain.get(0))) {
            return "x509: certificate specifies an incompatible key usage";
        }
        X509Certificate current = chain.get(0);
        for (int i = 1; i <= chain.size(); i++) {
            if (signed(current, authority.get())) {
                return "";
            }
            if (i == chain.size() || chain.get(i).getBasicConstraints() < 0 || !signed(current, chain.get(i))) {
                break;
            }
            current = chain.get(i);
        }
        return "x509: certificate signed by unknown authority";
    }

    private static boolean forClients(X509Certificate leaf) {
        try {
            List<String> purposes = leaf.getExtendedKeyUsage();
            return purposes == null || purposes.stream().anyMatch(CLIENT_PURPOSES::contains);
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private static boolean signed(X509Certificate certificate, X509Certificate issuer) {
        if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
