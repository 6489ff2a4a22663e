package io.envtest.internal.jwt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoJsonWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * An RSA key that signs tokens (RS256). Making it takes some 100 ms, so it is made when it is first needed. Thread-safe.
 */
public final class SigningKey {

    private static final int BITS = 2048;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private @Nullable KeyPair pair;

    private SigningKey() {}

    /** A new key, made when first needed. */
    public static SigningKey lazy() {
        return new SigningKey();
    }

    /** A token with these claims. */
    public String sign(ObjectNode claims) {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("alg", "RS256").put("kid", keyId());
        String body = part(header) + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair().getPrivate());
            signature.update(body.getBytes(StandardCharsets.US_ASCII));
            return body + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK does not sign with RSA", e);
        }
    }

    /** Whether this key signed the token. */
    public boolean signed(JsonWebToken token) {
        if (!token.headerText("alg").equals("RS256")) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(pair().getPublic());
            signature.update(token.signed());
            return signature.verify(token.signature());
        } catch (GeneralSecurityException e) {
            // A signature of the wrong length is a wrong signature.
            return false;
        }
    }

    /** Name of the key: a digest of its public part. */
    public String keyId() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(pair().getPublic().getEncoded());
            return BASE64.encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The public part as a JSON Web Key. */
    ObjectNode webKey() {
        RSAPublicKey key = (RSAPublicKey) pair().getPublic();
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("use", "sig").put("kty", "RSA").put("kid", keyId()).put("alg", "RS256");
        return out.put("n", number(key.getModulus())).put("e", number(key.getPublicExponent()));
    }

    private synchronized KeyPair pair() {
        if (pair == null) {
            pair = make();
        }
        return pair;
    }

    private static KeyPair make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK makes no RSA keys", e);
        }
    }

    private static String part(ObjectNode node) {
        return BASE64.encodeToString(GoJsonWriter.write(node));
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }
}
