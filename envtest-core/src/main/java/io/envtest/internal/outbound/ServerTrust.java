package io.envtest.internal.outbound;

import io.envtest.internal.meta.Times;
import io.envtest.time.ClusterClock;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Judges the certificates of servers as Go does, and says what is wrong in Go's words. Thread-safe. */
final class ServerTrust extends X509ExtendedTrustManager {

    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String UNKNOWN_AUTHORITY = "certificate signed by unknown authority";
    private static final String ANY_USE = "2.5.29.37.0";

    private final List<X509Certificate> authorities;
    private final Trust trust;
    private final ClusterClock clock;

    ServerTrust(List<X509Certificate> authorities, Trust trust, ClusterClock clock) {
        this.authorities = authorities;
        this.trust = trust;
        this.clock = clock;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        if (trust.insecure()) {
            return;
        }
        X509Certificate leaf = chain[0];
        checkTime(leaf);
        ServerNames.check(leaf, trust.serverName());
        if (!authorities.contains(leaf)) {
            checkSigned(chain);
        }
        List<String> uses = leaf.getExtendedKeyUsage();
        if (uses != null && !uses.contains(SERVER_AUTH) && !uses.contains(ANY_USE)) {
            throw new UntrustedException("certificate specifies an incompatible key usage");
        }
    }

    private void checkTime(X509Certificate leaf) throws UntrustedException {
        Instant now = clock.now();
        String problem = "certificate has expired or is not yet valid: current time " + Times.seconds(now);
        if (now.isBefore(leaf.getNotBefore().toInstant())) {
            throw new UntrustedException(
                    problem + " is before " + Times.seconds(leaf.getNotBefore().toInstant()));
        }
        if (now.isAfter(leaf.getNotAfter().toInstant())) {
            throw new UntrustedException(
                    problem + " is after " + Times.seconds(leaf.getNotAfter().toInstant()));
        }
    }

    private void checkSigned(X509Certificate[] chain) throws UntrustedException {
        if (authorities.isEmpty()) {
            throw new UntrustedException(UNKNOWN_AUTHORITY);
        }
        try {
            CertPathBuilder.getInstance("PKIX").build(parameters(chain));
        } catch (CertPathBuilderException e) {
            throw new UntrustedException(UNKNOWN_AUTHORITY + hint(chain), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot check certificates", e);
        }
    }

    private PKIXBuilderParameters parameters(X509Certificate[] chain) throws GeneralSecurityException {
        Set<TrustAnchor> anchors = new HashSet<>();
        authorities.forEach(authority -> anchors.add(new TrustAnchor(authority, null)));
        X509CertSelector leaf = new X509CertSelector();
        leaf.setCertificate(chain[0]);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, leaf);
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(clock.now()));
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(List.of(chain))));
        return parameters;
    }

    /** An authority of the right name with another key is worth a word. */
    private String hint(X509Certificate[] chain) {
        X509Certificate last = chain[chain.length - 1];
        for (X509Certificate authority : authorities) {
            if (authority.getSubjectX500Principal().equals(last.getIssuerX500Principal())) {
                String name = authority.getSubjectX500Principal().getName().replaceFirst("^.*?CN=([^,]*).*$", "$1");
                return " (possibly because of \"" + refusal(authority) + "\" while trying to verify candidate authority"
                        + " certificate \"" + name + "\")";
            }
        }
        return "";
    }

    private static String refusal(X509Certificate authority) {
        return switch (authority.getPublicKey().getAlgorithm()) {
            case "RSA" -> "crypto/rsa: verification error";
            case "EC" -> "x509: ECDSA verification failure";
            default -> "x509: Ed25519 verification failure";
        };
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checkServerTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("no client comes here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.toArray(X509Certificate[]::new);
    }
}
