package io.envtest.standalone.golden;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** TLS for replays: trusts every server on the loopback interface; may show a client certificate. */
final class TestTls {

    private TestTls() {}

    static SSLContext trusting() {
        return context(null);
    }

    /** PEM of the certificate and of its key, in PKCS#8 form or, for RSA, PKCS#1. */
    static SSLContext withClientCertificate(String certificate, String key) {
        try {
            Certificate chain = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate.getBytes(StandardCharsets.US_ASCII)));
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, new char[0]);
            store.setKeyEntry("client", privateKey(key), new char[0], new Certificate[] {chain});
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, new char[0]);
            return context(managers.getKeyManagers());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("not a client certificate with its key", e);
        }
    }

    private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        byte[] der = Base64.getDecoder().decode(base64);
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(pem.contains("BEGIN RSA PRIVATE KEY") ? wrapped(der) : der);
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (GeneralSecurityException e) {
            return KeyFactory.getInstance("EC").generatePrivate(spec);
        }
    }

    /** A key of PKCS#1 as PKCS#8 has it: version 0, the algorithm rsaEncryption, the key as an octet string. */
    private static byte[] wrapped(byte[] key) {
        byte[] head = HexFormat.of().parseHex("020100300d06092a864886f70d010101050004");
        byte[] octets = sized(key);
        byte[] content = ByteBuffer.allocate(head.length + octets.length)
                .put(head)
                .put(octets)
                .array();
        byte[] sequence = sized(content);
        return ByteBuffer.allocate(1 + sequence.length)
                .put((byte) 0x30)
                .put(sequence)
                .array();
    }

    /** Bytes with their length in front, in two bytes. */
    private static byte[] sized(byte[] bytes) {
        return ByteBuffer.allocate(3 + bytes.length)
                .put((byte) 0x82)
                .putShort((short) bytes.length)
                .put(bytes)
                .array();
    }

    private static SSLContext context(KeyManager @Nullable [] keys) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {new TrustAll()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no TLS", e);
        }
    }

    private static final class TrustAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
