package io.envtest.internal.authn.serviceaccount;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.authn.serviceaccount.TokenBinding.Reference;
import io.envtest.internal.jwt.JsonWebToken;

/**
 * What a requested token says of its service account and of the object it is bound to.
 *
 * @param namespace the account's namespace
 * @param account the account
 * @param binding what it is bound to
 */
record AccountClaims(String namespace, Reference account, TokenBinding binding) {

    private static final String PRIVATE = "kubernetes.io";

    static AccountClaims read(JsonWebToken token) {
        JsonNode claims = token.claims().path(PRIVATE);
        return new AccountClaims(
                claims.path("namespace").asText(""),
                reference(claims.path("serviceaccount")),
                new TokenBinding(
                        reference(claims.path("pod")),
                        reference(claims.path("secret")),
                        reference(claims.path("node"))));
    }

    /** Writes the claims; where {@code warnAfter} is not 0, uses after that second are remarkable. */
    void write(ObjectNode token, long warnAfter) {
        ObjectNode claims = token.putObject(PRIVATE);
        claims.put("namespace", namespace);
        put(claims, "node", binding.node());
        put(claims, "pod", binding.pod());
        put(claims, "secret", binding.secret());
        put(claims, "serviceaccount", account);
        if (warnAfter != 0) {
            claims.put("warnafter", warnAfter);
        }
    }

    private static Reference reference(JsonNode node) {
        return new Reference(node.path("name").asText(""), node.path("uid").asText(""));
    }

    private static void put(ObjectNode claims, String field, Reference reference) {
        if (reference.present()) {
            ObjectNode written = claims.putObject(field).put("name", reference.name());
            if (!reference.uid().isEmpty()) {
                written.put("uid", reference.uid());
            }
        }
    }
}
