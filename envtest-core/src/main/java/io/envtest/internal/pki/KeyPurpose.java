package io.envtest.internal.pki;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a certificate's key may be used for, named as in {@code spec.usages} of a CertificateSigningRequest.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/certificate-signing-request-v1/">CertificateSigningRequest</a>
 */
public enum KeyPurpose {
    /** Signatures. */
    DIGITAL_SIGNATURE("digital signature", 0, ""),
    /** Commitments that cannot be denied. */
    CONTENT_COMMITMENT("content commitment", 1, ""),
    /** Encrypting keys. */
    KEY_ENCIPHERMENT("key encipherment", 2, ""),
    /** Encrypting data. */
    DATA_ENCIPHERMENT("data encipherment", 3, ""),
    /** Agreeing on keys. */
    KEY_AGREEMENT("key agreement", 4, ""),
    /** Signing certificates. */
    CERT_SIGN("cert sign", 5, ""),
    /** Signing revocation lists. */
    CRL_SIGN("crl sign", 6, ""),
    /** Only encrypting while agreeing on keys. */
    ENCIPHER_ONLY("encipher only", 7, ""),
    /** Only decrypting while agreeing on keys. */
    DECIPHER_ONLY("decipher only", 8, ""),
    /** Anything. */
    ANY("any", -1, "2.5.29.37.0"),
    /** Being a TLS server. */
    SERVER_AUTH("server auth", -1, "1.3.6.1.5.5.7.3.1"),
    /** Being a TLS client. */
    CLIENT_AUTH("client auth", -1, "1.3.6.1.5.5.7.3.2"),
    /** Signing code. */
    CODE_SIGNING("code signing", -1, "1.3.6.1.5.5.7.3.3"),
    /** Protecting mail. */
    EMAIL_PROTECTION("email protection", -1, "1.3.6.1.5.5.7.3.4"),
    /** An end of an IPsec link. */
    IPSEC_END_SYSTEM("ipsec end system", -1, "1.3.6.1.5.5.7.3.5"),
    /** An IPsec tunnel. */
    IPSEC_TUNNEL("ipsec tunnel", -1, "1.3.6.1.5.5.7.3.6"),
    /** An IPsec user. */
    IPSEC_USER("ipsec user", -1, "1.3.6.1.5.5.7.3.7"),
    /** Stamping times. */
    TIMESTAMPING("timestamping", -1, "1.3.6.1.5.5.7.3.8"),
    /** Answering about revocation. */
    OCSP_SIGNING("ocsp signing", -1, "1.3.6.1.5.5.7.3.9");

    private final String words;
    private final int bit;
    private final String oid;

    KeyPurpose(String words, int bit, String oid) {
        this.words = words;
        this.bit = bit;
        this.oid = oid;
    }

    /** The purpose under that name; {@code signing} and {@code s/mime} are other words for two of them. */
    public static Optional<KeyPurpose> named(String words) {
        String known = switch (words) {
            case "signing" -> "digital signature";
            case "s/mime" -> "email protection";
            default -> words;
        };
        return Arrays.stream(values()).filter(p -> p.words.equals(known)).findFirst();
    }

    /** Bit in the key usage extension, -1 if it stands in the extended one. */
    int bit() {
        return bit;
    }

    /** Identifier in the extended key usage extension, empty if it stands in the plain one. */
    String oid() {
        return oid;
    }
}
