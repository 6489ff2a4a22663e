package io.envtest.internal.authn.serviceaccount;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.jwt.SigningKey;
import io.envtest.spi.component.ClusterRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Makes service account tokens. Thread-safe. */
public final class AccountTokens {

    /** Issuer of tokens in secrets. */
    static final String LEGACY_ISSUER = "kubernetes/serviceaccount";

    private static final String LEGACY = "kubernetes.io/serviceaccount/";

    private final SigningKey key;
    private final String issuer;
    private final ClusterRandom random;

    /**
     * Signs with a key.
     *
     * @param issuer who the tokens say made them
     * @param random gives each token its id
     */
    public AccountTokens(SigningKey key, String issuer, ClusterRandom random) {
        this.key = key;
        this.issuer = issuer;
        this.random = random;
    }

    /** Who the tokens say made them. */
    public String issuer() {
        return issuer;
    }

    /** The key that signs. */
    SigningKey key() {
        return key;
    }

    /** A requested token. */
    String issue(AccountClaims claims, List<String> audiences, Instant now, Duration lifetime) {
        ObjectNode token = JsonNodeFactory.instance.objectNode();
        ArrayNode aud = token.putArray("aud");
        audiences.forEach(aud::add);
        token.put("exp", now.plus(lifetime).getEpochSecond());
        token.put("iat", now.getEpochSecond());
        token.put("iss", issuer);
        token.put("jti", random.uuid());
        claims.write(token);
        token.put("nbf", now.getEpochSecond());
        token.put(
                "sub",
                ServiceAccountNames.user(claims.namespace(), claims.account().name()));
        return key.sign(token);
    }

    /** A token without an end for a secret of type {@code kubernetes.io/service-account-token}. */
    public String legacy(String namespace, String secret, String account, String accountUid) {
        ObjectNode token = JsonNodeFactory.instance.objectNode();
        token.put("iss", LEGACY_ISSUER);
        token.put(LEGACY + "namespace", namespace);
        token.put(LEGACY + "secret.name", secret);
        token.put(LEGACY + "service-account.name", account);
        token.put(LEGACY + "service-account.uid", accountUid);
        token.put("sub", ServiceAccountNames.user(namespace, account));
        return key.sign(token);
    }
}
