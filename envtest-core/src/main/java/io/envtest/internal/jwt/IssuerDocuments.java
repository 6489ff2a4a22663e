package io.envtest.internal.jwt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the issuer of service account tokens publishes: where its keys are, and the keys.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#service-account-issuer-discovery">Issuer
 *     discovery</a>
 */
public final class IssuerDocuments {

    /** Media type of the key set. */
    public static final String KEYS_TYPE = "application/jwk-set+json";

    /** How long clients may keep the documents. */
    public static final String CACHE_CONTROL = "public, max-age=3600";

    private IssuerDocuments() {}

    /**
     * The document under {@code /.well-known/openid-configuration}.
     *
     * @param issuer who signs
     * @param serverUrl the API server's own URL, without a slash at its end
     */
    public static ObjectNode configuration(String issuer, String serverUrl) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("issuer", issuer).put("jwks_uri", serverUrl + "/openid/v1/jwks");
        document.putArray("response_types_supported").add("id_token");
        document.putArray("subject_types_supported").add("public");
        document.putArray("id_token_signing_alg_values_supported").add("RS256");
        return document;
    }

    /** The document under {@code /openid/v1/jwks}. */
    public static ObjectNode keys(SigningKey key) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("keys").add(key.webKey());
        return document;
    }
}
