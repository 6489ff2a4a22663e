package io.envtest.internal.authn.serviceaccount;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.jwt.JsonWebToken;

/**
 * What a requested token says of its service account and of the object it is bound to.
 *
 * @param namespace the account's namespace
 * @param account the account
 * @param pod pod it is bound to, or {@link Reference#NONE}
 * @param secret secret it is bound to, or none
 * @param node node it is bound to, or that its pod runs on, or none
 */
record AccountClaims(String namespace, Reference account, Reference pod, Reference secret, Reference node) {

    private static final String PRIVATE = "kubernetes.io";

    /**
     * An object by name and uid.
     *
     * @param name name, empty if there is no reference
     * @param uid uid
     */
    record Reference(String name, String uid) {

        static final Reference NONE = new Reference("", "");

        boolean present() {
            return !name.isEmpty();
        }
    }

    static AccountClaims read(JsonWebToken token) {
        JsonNode claims = token.claims().path(PRIVATE);
        return new AccountClaims(
                claims.path("namespace").asText(""),
                reference(claims.path("serviceaccount")),
                reference(claims.path("pod")),
                reference(claims.path("secret")),
                reference(claims.path("node")));
    }

    void write(ObjectNode token) {
        ObjectNode claims = token.putObject(PRIVATE);
        claims.put("namespace", namespace);
        put(claims, "node", node);
        put(claims, "pod", pod);
        put(claims, "secret", secret);
        put(claims, "serviceaccount", account);
    }

    private static Reference reference(JsonNode node) {
        return new Reference(node.path("name").asText(""), node.path("uid").asText(""));
    }

    private static void put(ObjectNode claims, String field, Reference reference) {
        if (reference.present()) {
            claims.putObject(field).put("name", reference.name()).put("uid", reference.uid());
        }
    }
}
