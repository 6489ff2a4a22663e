package io.envtest.internal.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TlsPairTest {

    private static final String OTHER = Pem.encode("FOO", new byte[3]);

    private final CertificateKey own =
            ClusterCertificates.create(Instant.parse("2026-01-02T03:04:05Z")).client("jane");

    @Test
    void aCertificateAndItsKeyBelongTogether() {
        assertThat(TlsPair.problem(own.certificatePem(), own.privateKeyPem())).isEmpty();
        assertThat(TlsPair.problem(own.certificatePem(), pkcs8(own.privateKey().getEncoded())))
                .isEmpty();
    }

    @Test
    void otherKeysAreTold() throws GeneralSecurityException {
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        KeyPair curve = KeyMaterial.newP256();
        assertThat(TlsPair.problem(own.certificatePem(), pkcs8(rsa.getPrivate().getEncoded())))
                .isEqualTo("tls: private key type does not match public key type");
        assertThat(TlsPair.problem(own.certificatePem(), KeyMaterial.sec1(curve)))
                .isEqualTo("tls: private key does not match public key");
    }

    @Test
    void whatIsMissingIsTold() {
        assertThat(TlsPair.problem("x", "y")).isEqualTo("tls: failed to find any PEM data in certificate input");
        assertThat(TlsPair.problem(own.certificatePem(), "y"))
                .isEqualTo("tls: failed to find any PEM data in key input");
        assertThat(TlsPair.problem(OTHER, own.privateKeyPem()))
                .isEqualTo(
                        "tls: failed to find \"CERTIFICATE\" PEM block in certificate input after skipping PEM blocks"
                                + " of the following types: [FOO]");
        assertThat(TlsPair.problem(own.certificatePem(), OTHER))
                .isEqualTo("tls: failed to find PEM block with type ending in \"PRIVATE KEY\" in key input after"
                        + " skipping PEM blocks of the following types: [FOO]");
    }

    @Test
    void mixedUpInputsAreTold() {
        assertThat(TlsPair.problem(own.privateKeyPem(), own.certificatePem())).contains("may have been switched");
        assertThat(TlsPair.problem(own.certificatePem(), own.certificatePem()))
                .isEqualTo("tls: found a certificate rather than a key in the PEM for the private key");
    }

    @Test
    void brokenContentIsTold() {
        assertThat(TlsPair.problem(Pem.encode("CERTIFICATE", new byte[3]), own.privateKeyPem()))
                .isEqualTo("x509: malformed certificate");
        assertThat(TlsPair.problem(own.certificatePem(), pkcs8(new byte[3])))
                .isEqualTo("tls: failed to parse private key");
    }

    private static String pkcs8(byte[] key) {
        return Pem.encode("PRIVATE KEY", key);
    }
}
