package io.envtest.internal.pki;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/** Shows one certificate to every client; a key store would encrypt its key first, which costs 100 ms at boot. */
final class FixedKey extends X509ExtendedKeyManager {

    private static final String ALIAS = "server";
    private static final String KEY_TYPE = "EC";

    private final CertificateKey server;
    private final X509Certificate authority;

    FixedKey(CertificateKey server, X509Certificate authority) {
        this.server = server;
        this.authority = authority;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return new String[0];
    }

    @Override
    @SuppressWarnings("NullAway") // the interface answers null for none
    public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return keyType.equals(KEY_TYPE) ? new String[] {ALIAS} : new String[0];
    }

    @Override
    @SuppressWarnings("NullAway") // the interface answers null for none
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return keyType.equals(KEY_TYPE) ? ALIAS : null;
    }

    @Override
    @SuppressWarnings("NullAway") // the interface answers null for none
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        return keyType.equals(KEY_TYPE) ? ALIAS : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return new X509Certificate[] {server.certificate(), authority};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return server.privateKey();
    }
}
