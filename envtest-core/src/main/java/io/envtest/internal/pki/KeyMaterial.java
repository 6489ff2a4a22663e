package io.envtest.internal.pki;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;

/** Makes EC P-256 keys and turns keys and certificates into their usual forms. */
final class KeyMaterial {

    private static final int COORDINATE_BYTES = 32;

    private KeyMaterial() {}

    static KeyPair newP256() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK makes no EC P-256 keys", e);
        }
    }

    /** The key as an {@code EC PRIVATE KEY} block (SEC 1), which every Kubernetes client reads. */
    static String sec1(KeyPair pair) {
        byte[] secret = fixed(((ECPrivateKey) pair.getPrivate()).getS());
        byte[] der = Der.sequence(
                Der.integer(1),
                Der.octets(secret),
                Der.tagged(0, Der.oid(Oids.P256)),
                Der.tagged(1, Der.bits(point((ECPublicKey) pair.getPublic()))));
        return Pem.encode("EC PRIVATE KEY", der);
    }

    static X509Certificate certificate(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new MalformedDerException("x509: malformed certificate", e);
        }
    }

    private static byte[] point(ECPublicKey key) {
        byte[] out = new byte[1 + 2 * COORDINATE_BYTES];
        out[0] = 4;
        System.arraycopy(fixed(key.getW().getAffineX()), 0, out, 1, COORDINATE_BYTES);
        System.arraycopy(fixed(key.getW().getAffineY()), 0, out, 1 + COORDINATE_BYTES, COORDINATE_BYTES);
        return out;
    }

    private static byte[] fixed(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] out = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, out, COORDINATE_BYTES - length, length);
        return out;
    }
}
