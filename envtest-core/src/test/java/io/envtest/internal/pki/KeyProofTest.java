package io.envtest.internal.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyProofTest {

    private static final byte[] MESSAGE = "uid".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 32, 222})
    void takesASaltOfAnyLength(int salt) throws GeneralSecurityException {
        KeyPair keys = keys("RSA", 2048);
        Signature signer = Signature.getInstance("RSASSA-PSS");
        signer.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, salt, 1));
        assertThat(KeyProof.proves(keys.getPublic(), MESSAGE, signed(signer, keys)))
                .isTrue();
    }

    @Test
    void takesNoSignatureByAnotherKey() throws GeneralSecurityException {
        Signature signer = Signature.getInstance("SHA256withECDSA");
        byte[] signature = signed(signer, keys("EC", 256));
        assertThat(KeyProof.proves(keys("EC", 256).getPublic(), MESSAGE, signature))
                .isFalse();
    }

    private static KeyPair keys(String algorithm, int size) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(size);
        return generator.generateKeyPair();
    }

    private static byte[] signed(Signature signer, KeyPair keys) throws GeneralSecurityException {
        signer.initSign(keys.getPrivate());
        signer.update(MESSAGE);
        return signer.sign();
    }
}
