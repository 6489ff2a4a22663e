package io.envtest.internal.pki;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** The cluster's certificate authority: an EC P-256 key and what it signs. Thread-safe. */
public final class CertificateAuthority {

    private static final int SERIAL_BYTES = 16;
    private static final int KEY_ID_BYTES = 20;

    private final KeyPair keys;
    private final SubjectName name;
    private final byte[] keyId;
    private final X509Certificate certificate;
    private final AtomicLong issued = new AtomicLong();

    private CertificateAuthority(KeyPair keys, SubjectName name, Instant notBefore, Instant notAfter) {
        this.keys = keys;
        this.name = name;
        this.keyId = Arrays.copyOf(sha256(keys.getPublic().getEncoded()), KEY_ID_BYTES);
        CertificateTemplate self = new CertificateTemplate(
                name,
                AlternativeNames.NONE,
                Set.of(KeyPurpose.DIGITAL_SIGNATURE, KeyPurpose.KEY_ENCIPHERMENT, KeyPurpose.CERT_SIGN),
                notBefore,
                notAfter);
        this.certificate = sign(self, keys.getPublic(), Extensions.authority(self, keyId));
    }

    /** A new authority that signs itself. */
    public static CertificateAuthority create(String commonName, Instant notBefore, Instant notAfter) {
        return new CertificateAuthority(KeyMaterial.newP256(), SubjectName.of(commonName), notBefore, notAfter);
    }

    /** The authority's own certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** The authority's own certificate as PEM. */
    public String certificatePem() {
        return CertificateKey.pem(certificate);
    }

    /** A new key with a certificate. */
    public CertificateKey issue(CertificateTemplate template) {
        KeyPair pair = KeyMaterial.newP256();
        return new CertificateKey(sign(template, pair.getPublic()), pair);
    }

    /** A certificate for somebody else's key. */
    public X509Certificate sign(CertificateTemplate template, PublicKey key) {
        return sign(template, key, Extensions.leaf(template, keyId));
    }

    private X509Certificate sign(CertificateTemplate template, PublicKey key, byte[] extensions) {
        byte[] algorithm = Der.sequence(Der.oid(Oids.ECDSA_SHA256));
        byte[] body = Der.sequence(
                Der.tagged(0, Der.integer(2)),
                Der.integer(serial(template, key)),
                algorithm,
                name.encode(),
                Der.sequence(Der.time(template.notBefore()), Der.time(template.notAfter())),
                template.subject().encode(),
                key.getEncoded(),
                Der.tagged(3, extensions));
        return KeyMaterial.certificate(Der.sequence(body, algorithm, Der.bits(signature(body))));
    }

    private byte[] signature(byte[] body) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(body);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK does not sign with ECDSA", e);
        }
    }

    /** Unique for each certificate of this authority, without asking for random bits. */
    private BigInteger serial(CertificateTemplate template, PublicKey key) {
        byte[] seed = Der.sequence(
                key.getEncoded(),
                Der.time(template.notBefore()),
                Der.integer(BigInteger.valueOf(issued.getAndIncrement())));
        return new BigInteger(1, Arrays.copyOf(sha256(seed), SERIAL_BYTES)).setBit(0);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
