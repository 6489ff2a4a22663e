package io.envtest.internal.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.security.KeyStore;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

class ClusterCertificatesTest {

    private final ClusterCertificates certificates = ClusterCertificates.create(Instant.parse("2026-05-01T10:00:00Z"));

    @Test
    void theJdkAcceptsWhatTheAuthorityIssues() throws Exception {
        X509Certificate client = certificates.client("jane", "devs", "ops").certificate();
        PKIXParameters trust = new PKIXParameters(
                Set.of(new TrustAnchor(certificates.authority().certificate(), null)));
        trust.setRevocationEnabled(false);
        CertificateFactory factory = CertificateFactory.getInstance("X.509");

        CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(List.of(client)), trust);

        assertThat(client.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(client.getNotBefore().toInstant()).isEqualTo("2026-04-30T10:00:00Z");
        assertThat(certificates.authority().certificate().getBasicConstraints()).isPositive();
        assertThat(SubjectName.parse(client.getSubjectX500Principal().getEncoded()))
                .isEqualTo(SubjectName.of("jane", "devs", "ops"));
    }

    @Test
    void everyCertificateHasASerialOfItsOwn() {
        assertThat(certificates.client("a").certificate().getSerialNumber())
                .isNotEqualTo(certificates.client("a").certificate().getSerialNumber());
    }

    @Test
    void aClientThatTrustsTheAuthorityCanShakeHands() throws Exception {
        CertificateKey server = certificates.server(List.of("localhost"), List.of(InetAddress.getByName("127.0.0.1")));
        SSLServerSocket listener = (SSLServerSocket) certificates
                .serverContext(server)
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        CompletableFuture<Integer> served = CompletableFuture.supplyAsync(() -> serveOneByte(listener));

        try (SSLSocket socket = (SSLSocket) trusting(certificates.authority().certificate())
                .getSocketFactory()
                .createSocket("127.0.0.1", listener.getLocalPort())) {
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            InputStream in = socket.getInputStream();
            assertThat(in.read()).isEqualTo(42);
        }
        assertThat(served.get()).isEqualTo(42);
    }

    @Test
    void certificatesAndKeysReadBackFromPem() throws Exception {
        CertificateKey client = certificates.client("jane");

        List<Pem.Block> blocks = Pem.decode("noise\n" + client.certificatePem() + client.privateKeyPem());

        assertThat(blocks).extracting(Pem.Block::type).containsExactly("CERTIFICATE", "EC PRIVATE KEY");
        assertThat(CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(blocks.get(0).content())))
                .isEqualTo(client.certificate());
    }

    @Test
    void aNameBeyond127BytesAndTimesAfter2050AreEncodedRight() {
        CertificateAuthority authority = CertificateAuthority.create(
                "ca", Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2060-01-01T00:00:00Z"));
        String name = "n".repeat(300);
        X509Certificate certificate = authority
                .issue(new CertificateTemplate(
                        SubjectName.of(name, "ä"),
                        AlternativeNames.NONE,
                        Set.of(KeyPurpose.DECIPHER_ONLY, KeyPurpose.ANY),
                        Instant.parse("2049-12-31T23:59:59Z"),
                        Instant.parse("2055-01-01T00:00:00Z")))
                .certificate();

        assertThat(SubjectName.parse(certificate.getSubjectX500Principal().getEncoded()))
                .isEqualTo(SubjectName.of(name, "ä"));
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo("2055-01-01T00:00:00Z");
        assertThat(certificate.getKeyUsage()[8]).isTrue();
    }

    @Test
    void aContextForServersRefusesToBeAClient() {
        AnyClient trust = new AnyClient(certificates.authority().certificate());

        assertThatThrownBy(() -> trust.checkServerTrusted(new X509Certificate[0], "ECDHE"))
                .hasMessageContaining("server");
    }

    private static int serveOneByte(SSLServerSocket listener) {
        try (SSLSocket socket = (SSLSocket) listener.accept()) {
            socket.setWantClientAuth(true);
            socket.getOutputStream().write(42);
            return 42;
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext trusting(X509Certificate authority) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", authority);
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
