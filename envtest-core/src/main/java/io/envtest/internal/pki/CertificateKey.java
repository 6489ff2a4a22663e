package io.envtest.internal.pki;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

/** A certificate with its private key. Immutable. */
public final class CertificateKey {

    private final X509Certificate certificate;
    private final KeyPair keys;

    CertificateKey(X509Certificate certificate, KeyPair keys) {
        this.certificate = certificate;
        this.keys = keys;
    }

    /** The certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** The private key. */
    public PrivateKey privateKey() {
        return keys.getPrivate();
    }

    /** The certificate as PEM. */
    public String certificatePem() {
        return pem(certificate);
    }

    /** The private key as PEM of type {@code EC PRIVATE KEY}: fabric8 takes a PKCS#8 EC key for an RSA key. */
    public String privateKeyPem() {
        return KeyMaterial.sec1(keys);
    }

    /** A certificate as PEM. */
    public static String pem(X509Certificate certificate) {
        try {
            return Pem.encode("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that cannot be encoded", e);
        }
    }
}
