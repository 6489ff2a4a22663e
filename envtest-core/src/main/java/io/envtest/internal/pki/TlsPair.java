package io.envtest.internal.pki;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whether a certificate and a private key belong together, in the words of Go's TLS library if they do not. */
public final class TlsPair {

    private static final String SKIPPED = " after skipping PEM blocks of the following types: [";
    private static final String PRIVATE_KEY = "PRIVATE KEY";
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

    private TlsPair() {}

    /**
     * What is wrong with a pair.
     *
     * @param certificates PEM of a chain, the leaf first
     * @param key PEM of a private key: PKCS#8, PKCS#1 or SEC1
     * @return empty if nothing is
     */
    public static String problem(String certificates, String key) {
        List<Pem.Block> chain = Pem.decode(certificates);
        Pem.Block leaf = first(chain, CERTIFICATE::equals);
        if (leaf == null) {
            return noCertificate(types(chain));
        }
        List<Pem.Block> keys = Pem.decode(key);
        Pem.Block block = first(keys, type -> type.equals(PRIVATE_KEY) || type.endsWith(" " + PRIVATE_KEY));
        return block == null ? noKey(types(keys)) : mismatch(leaf.content(), block);
    }

    private static String noCertificate(List<String> found) {
        if (found.isEmpty()) {
            return "tls: failed to find any PEM data in certificate input";
        }
        if (found.size() == 1 && found.get(0).endsWith(PRIVATE_KEY)) {
            return "tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs"
                    + " may have been switched";
        }
        return "tls: failed to find \"CERTIFICATE\" PEM block in certificate input" + SKIPPED + String.join(" ", found)
                + "]";
    }

    private static String noKey(List<String> found) {
        if (found.isEmpty()) {
            return "tls: failed to find any PEM data in key input";
        }
        if (found.equals(List.of(CERTIFICATE))) {
            return "tls: found a certificate rather than a key in the PEM for the private key";
        }
        return "tls: failed to find PEM block with type ending in \"PRIVATE KEY\" in key input" + SKIPPED
                + String.join(" ", found) + "]";
    }

    private static String mismatch(byte[] leaf, Pem.Block block) {
        X509Certificate certificate;
        try {
            certificate = KeyMaterial.certificate(leaf);
        } catch (MalformedDerException e) {
            return "x509: malformed certificate";
        }
        PrivateKey key = parse(block);
        if (key == null) {
            return "tls: failed to parse private key";
        }
        PublicKey publicKey = certificate.getPublicKey();
        if (!family(publicKey.getAlgorithm()).equals(family(key.getAlgorithm()))) {
            return "tls: private key type does not match public key type";
        }
        return belongTogether(publicKey, key) ? "" : "tls: private key does not match public key";
    }

    private static @Nullable PrivateKey parse(Pem.Block block) {
        byte[] der = switch (block.type()) {
            case "RSA PRIVATE KEY" -> pkcs8("1.2.840.113549.1.1.1", Der.value(Der.NULL), block.content());
            case "EC PRIVATE KEY" -> pkcs8("1.2.840.10045.2.1", Der.oid("1.2.840.10045.3.1.7"), block.content());
            default -> block.content();
        };
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (GeneralSecurityException e) {
                continue; // a key of another algorithm
            }
        }
        return null;
    }

    private static byte[] pkcs8(String algorithm, byte[] parameters, byte[] key) {
        return Der.sequence(Der.integer(0), Der.sequence(Der.oid(algorithm), parameters), Der.octets(key));
    }

    private static boolean belongTogether(PublicKey publicKey, PrivateKey key) {
        String algorithm = switch (family(key.getAlgorithm())) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "Ed25519";
        };
        byte[] message = {1};
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(message);
            byte[] signature = signer.sign();
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(publicKey);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String family(String algorithm) {
        return algorithm.startsWith("Ed") ? "EdDSA" : algorithm;
    }

    private static List<String> types(List<Pem.Block> blocks) {
        return blocks.stream().map(Pem.Block::type).toList();
    }

    private static Pem.@Nullable Block first(List<Pem.Block> blocks, Predicate<String> type) {
        return blocks.stream()
                .filter(block -> type.test(block.type()))
                .findFirst()
                .orElse(null);
    }
}
