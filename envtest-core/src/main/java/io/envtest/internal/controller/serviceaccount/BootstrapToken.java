package io.envtest.internal.controller.serviceaccount;

import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.view.core.v1.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A secret that holds a token to join the cluster with.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/">Bootstrap tokens</a>
 */
record BootstrapToken(Secret secret) {

    private static final String TYPE = "bootstrap.kubernetes.io/token";
    private static final String NAMESPACE = "kube-system";
    private static final String NAME = "bootstrap-token-";

    /** A token whose time cannot be read has expired. */
    private static final Instant LONG_AGO = Instant.EPOCH;

    /** Whether a secret is one. */
    static boolean is(Secret secret) {
        return secret.type().equals(TYPE) && secret.metadata().namespace().equals(NAMESPACE);
    }

    String id() {
        return text("token-id");
    }

    String secretPart() {
        return text("token-secret");
    }

    /** Whether what everybody may read is to be signed with it. */
    boolean signs(Instant now) {
        return text("usage-bootstrap-signing").equals("true")
                && !id().isEmpty()
                && !secretPart().isEmpty()
                && secret.metadata().name().equals(NAME + id())
                && expiration().filter(time -> !time.isAfter(now)).isEmpty();
    }

    /** When it ends; empty if it does not. */
    Optional<Instant> expiration() {
        String text = text("expiration");
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(Timestamps.parse(text).orElse(LONG_AGO));
    }

    private String text(String key) {
        return new String(Base64.getDecoder().decode(secret.data().getOrDefault(key, "")), StandardCharsets.UTF_8);
    }
}
