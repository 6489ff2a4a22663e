package io.envtest.internal.authn.serviceaccount;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ObjectKey;
import io.envtest.internal.jwt.JsonWebToken;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.request.UserInfo;
import io.envtest.view.core.v1.Secret;
import io.envtest.view.meta.v1.ObjectMeta;
import io.envtest.view.meta.v1.PartialObjectMetadata;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** What a token from a secret stands for, if the secret still holds it. */
final class LegacyTokens {

    private static final String PREFIX = "kubernetes.io/serviceaccount/";

    private final ObjectReader objects;

    LegacyTokens(ObjectReader objects) {
        this.objects = objects;
    }

    UserInfo user(String text, JsonWebToken token) {
        String subject = token.claims().path("sub").asText("");
        if (subject.isEmpty()) {
            throw new InvalidTokenException("sub claim is missing");
        }
        String namespace = claim(token, "namespace", "namespace");
        String secret = claim(token, "secret.name", "secretName");
        String name = claim(token, "service-account.name", "serviceAccountName");
        String uid = claim(token, "service-account.uid", "serviceAccountUID");
        if (!subject.equals(ServiceAccountNames.user(namespace, name))) {
            throw new InvalidTokenException("sub claim is invalid");
        }
        checkSecret(new ObjectKey(namespace, secret), text);
        checkAccount(new ObjectKey(namespace, name), uid);
        return new UserInfo(subject, uid, ServiceAccountNames.groups(namespace), Map.of());
    }

    private static String claim(JsonWebToken token, String name, String inWords) {
        String value = token.claims().path(PREFIX + name).asText("");
        if (value.isEmpty()) {
            throw new InvalidTokenException(inWords + " claim is missing");
        }
        return value;
    }

    private void checkSecret(ObjectKey key, String text) {
        Optional<ObjectNode> found = objects.get(Resources.SECRETS, key);
        if (found.isEmpty() || Secret.of(found.get()).metadata().hasDeletionTimestamp()) {
            throw new InvalidTokenException("Token has been invalidated");
        }
        String stored = Secret.of(found.get()).data().getOrDefault("token", "");
        String expected = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        if (!stored.equals(expected)) {
            throw new InvalidTokenException("Token does not match server's copy");
        }
    }

    private void checkAccount(ObjectKey key, String uid) {
        ObjectNode account = objects.get(Resources.SERVICE_ACCOUNTS, key)
                .orElseThrow(() -> new InvalidTokenException("serviceaccounts \"" + key.name() + "\" not found"));
        ObjectMeta meta = PartialObjectMetadata.of(account).metadata();
        if (meta.hasDeletionTimestamp()) {
            throw new InvalidTokenException("ServiceAccount " + key + " has been deleted");
        }
        if (!meta.uid().equals(uid)) {
            throw new InvalidTokenException(
                    "ServiceAccount UID (" + meta.uid() + ") does not match claim (" + uid + ")");
        }
    }
}
