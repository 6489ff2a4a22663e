package io.envtest.internal.authn.serviceaccount;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.authn.serviceaccount.TokenBinding.Reference;
import io.envtest.internal.jwt.SigningKey;
import io.envtest.spi.component.ClusterRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Makes service account tokens. Thread-safe. */
public final class AccountTokens {

    /** Issuer of tokens in secrets. */
    static final String LEGACY_ISSUER = "kubernetes/serviceaccount";

    private static final Duration USUAL = Duration.ofSeconds(3607);
    private static final Duration EXTENDED = Duration.ofDays(365);
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
    public SigningKey key() {
        return key;
    }

    /**
     * A requested token. One for a pod that asks for the usual hour holds a year longer, so that programs which never
     * read it again keep working.
     */
    public String issue(AccountTokenRequest request) {
        ObjectNode token = JsonNodeFactory.instance.objectNode();
        ArrayNode aud = token.putArray("aud");
        request.audiences().forEach(aud::add);
        Instant end = request.now().plus(request.lifetime());
        boolean extended = extended(request);
        token.put("exp", (extended ? request.now().plus(EXTENDED) : end).getEpochSecond());
        token.put("iat", request.now().getEpochSecond());
        token.put("iss", issuer);
        token.put("jti", random.uuid());
        new AccountClaims(
                        request.namespace(), new Reference(request.account(), request.accountUid()), request.binding())
                .write(token, extended ? end.getEpochSecond() : 0);
        token.put("nbf", request.now().getEpochSecond());
        token.put("sub", ServiceAccountNames.user(request.namespace(), request.account()));
        return key.sign(token);
    }

    private boolean extended(AccountTokenRequest request) {
        return request.binding().pod().present()
                && request.lifetime().equals(USUAL)
                && request.audiences().equals(List.of(issuer));
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
