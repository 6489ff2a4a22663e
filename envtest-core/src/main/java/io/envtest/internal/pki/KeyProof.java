package io.envtest.internal.pki;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.stream.IntStream;

/** Shows that somebody holds the private key to a public one. */
public final class KeyProof {

    private static final int HASH_BYTES = 32;

    private KeyProof() {}

    /**
     * Whether the signature of the message was made with the key: over its SHA-256 hash with RSA (PSS) and ECDSA, over itself with
     * Ed25519.
     */
    public static boolean proves(PublicKey key, byte[] message, byte[] signature) {
        try {
            if (key instanceof RSAPublicKey rsa) {
                return pss(rsa, message, signature);
            }
            Signature verifier = Signature.getInstance(key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The salt may be of any length: it is mostly that of the hash, or the longest. */
    private static boolean pss(RSAPublicKey key, byte[] message, byte[] signature) throws GeneralSecurityException {
        int longest = (key.getModulus().bitLength() + Byte.SIZE - 1) / Byte.SIZE - 2 - HASH_BYTES;
        for (int salt : salts(longest)) {
            Signature verifier = Signature.getInstance("RSASSA-PSS");
            verifier.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, salt, 1));
            verifier.initVerify(key);
            verifier.update(message);
            if (verifier.verify(signature)) {
                return true;
            }
        }
        return false;
    }

    private static int[] salts(int longest) {
        return IntStream.concat(IntStream.of(HASH_BYTES, longest), IntStream.range(0, longest))
                .toArray();
    }
}
