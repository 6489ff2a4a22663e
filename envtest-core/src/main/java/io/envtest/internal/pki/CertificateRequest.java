package io.envtest.internal.pki;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;

/**
 * A request for a certificate (PKCS#10). Immutable.
 *
 * @param subject whom the certificate should name
 * @param names alternative names it should carry
 * @param publicKey the key it is for
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2986">RFC 2986</a>
 */
public record CertificateRequest(SubjectName subject, AlternativeNames names, PublicKey publicKey) {

    private static final Map<String, String> KEYS =
            Map.of("1.2.840.113549.1.1.1", "RSA", "1.2.840.10045.2.1", "EC", "1.3.101.112", "Ed25519");
    private static final Map<String, String> SIGNATURES = Map.of(
            "1.2.840.113549.1.1.5", "SHA1withRSA",
            "1.2.840.113549.1.1.11", "SHA256withRSA",
            "1.2.840.113549.1.1.12", "SHA384withRSA",
            "1.2.840.113549.1.1.13", "SHA512withRSA",
            "1.2.840.10045.4.1", "SHA1withECDSA",
            "1.2.840.10045.4.3.2", "SHA256withECDSA",
            "1.2.840.10045.4.3.3", "SHA384withECDSA",
            "1.2.840.10045.4.3.4", "SHA512withECDSA",
            "1.3.101.112", "Ed25519");

    /**
     * Reads a request and checks that whoever made it holds the key.
     *
     * @throws MalformedDerException if it is no request, its algorithm is unknown or its signature is wrong
     */
    public static CertificateRequest parse(byte[] der) {
        DerReader request = new DerReader(der).enter(Der.SEQUENCE, "certificateRequest");
        byte[] signed = request.whole(Der.SEQUENCE, "tbsCertificateRequest");
        String algorithm = request.enter(Der.SEQUENCE).oid();
        byte[] signature = request.bits();
        DerReader body = new DerReader(signed).enter(Der.SEQUENCE);
        body.integer();
        byte[] subject = body.whole();
        PublicKey key = publicKey(body.whole());
        verify(algorithm, key, signed, signature);
        AlternativeNames names = body.peek() == 0xa0 ? names(body.enter(0xa0)) : AlternativeNames.NONE;
        return new CertificateRequest(SubjectName.parse(subject), names, key);
    }

    /**
     * Reads the first request among the PEM blocks that an API object carries, and checks it as {@link #parse} does.
     *
     * @param base64 of the PEM text
     * @throws MalformedDerException if there is no request, or it cannot be read
     * @throws IllegalArgumentException if it is not base64
     */
    public static CertificateRequest parsePem(String base64) {
        String pem = new String(Base64.getDecoder().decode(base64), StandardCharsets.US_ASCII);
        return Pem.decode(pem).stream()
                .filter(block -> block.type().equals("CERTIFICATE REQUEST"))
                .findFirst()
                .map(block -> parse(block.content()))
                .orElseThrow(() -> new MalformedDerException("PEM block type must be CERTIFICATE REQUEST"));
    }

    /**
     * The key that a request is for, whether or not whoever made it holds it.
     *
     * @throws MalformedDerException if it is no request
     */
    public static PublicKey requestedKey(byte[] der) {
        requireNothingBehind(der);
        DerReader body = new DerReader(der).enter(Der.SEQUENCE).enter(Der.SEQUENCE);
        body.integer();
        body.whole();
        return publicKey(body.whole());
    }

    /**
     * A public key as certificates carry it.
     *
     * @throws MalformedDerException if it is none
     */
    public static PublicKey publicKey(byte[] der) {
        requireNothingBehind(der);
        String oid = new DerReader(der).enter(Der.SEQUENCE).enter(Der.SEQUENCE).oid();
        try {
            return KeyFactory.getInstance(KEYS.getOrDefault(oid, oid)).generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new MalformedDerException("unusable public key: " + e.getMessage());
        }
    }

    private static void requireNothingBehind(byte[] der) {
        DerReader reader = new DerReader(der);
        reader.whole();
        if (!reader.atEnd()) {
            throw new MalformedDerException("trailing data");
        }
    }

    private static void verify(String algorithm, PublicKey key, byte[] signed, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(SIGNATURES.getOrDefault(algorithm, algorithm));
            verifier.initVerify(key);
            verifier.update(signed);
            if (!verifier.verify(signature)) {
                throw new MalformedDerException("the request's signature does not fit its key");
            }
        } catch (GeneralSecurityException e) {
            throw new MalformedDerException("unusable signature: " + e.getMessage());
        }
    }

    private static AlternativeNames names(DerReader attributes) {
        while (!attributes.atEnd()) {
            DerReader attribute = attributes.enter(Der.SEQUENCE);
            if (attribute.oid().equals(Oids.EXTENSION_REQUEST)) {
                return fromExtensions(attribute.enter(Der.SET).enter(Der.SEQUENCE));
            }
        }
        return AlternativeNames.NONE;
    }

    private static AlternativeNames fromExtensions(DerReader extensions) {
        while (!extensions.atEnd()) {
            DerReader extension = extensions.enter(Der.SEQUENCE);
            if (extension.oid().equals(Oids.SUBJECT_ALTERNATIVE_NAME)) {
                extension.skipOptional(Der.BOOLEAN);
                return AlternativeNames.parse(extension.content(Der.OCTET_STRING));
            }
        }
        return AlternativeNames.NONE;
    }
}
