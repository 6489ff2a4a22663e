package io.envtest.internal.registry.core;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.codec.GoJson;
import io.envtest.internal.codec.GoJsonException;
import io.envtest.internal.codec.GoKinds;
import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.Secret;
import java.util.Base64;
import java.util.Map;

/**
 * What a Secret must hold by its type.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/configuration/secret/#secret-types">Types of Secret</a>
 */
final class SecretTypes {

    private static final String ACCOUNT = "kubernetes.io/service-account.name";

    private SecretTypes() {}

    static void requiredData(Secret secret, FieldErrors errors) {
        switch (secret.type()) {
            case "kubernetes.io/service-account-token" -> {
                if (secret.metadata().annotations().getOrDefault(ACCOUNT, "").isEmpty()) {
                    errors.required(secret.metadata().path("annotations").key(ACCOUNT), "");
                }
            }
            case "kubernetes.io/dockercfg" -> json(secret, errors, ".dockercfg");
            case "kubernetes.io/dockerconfigjson" -> json(secret, errors, ".dockerconfigjson");
            case "kubernetes.io/basic-auth" -> {
                if (!secret.data().containsKey("username") && !secret.data().containsKey("password")) {
                    keys(secret, errors, "username", "password");
                }
            }
            case "kubernetes.io/ssh-auth" -> {
                if (secret.data().getOrDefault("ssh-privatekey", "").isEmpty()) {
                    errors.required(secret.path("data").key("ssh-privatekey"), "");
                }
            }
            case "kubernetes.io/tls" -> keys(secret, errors, "tls.crt", "tls.key");
            default -> {}
        }
    }

    private static void keys(Secret secret, FieldErrors errors, String... keys) {
        for (String key : keys) {
            if (!secret.data().containsKey(key)) {
                errors.required(secret.path("data").key(key), "");
            }
        }
    }

    /** The data must be there and a JSON object. */
    private static void json(Secret secret, FieldErrors errors, String key) {
        FieldPath path = secret.path("data").key(key);
        Map<String, String> data = secret.data();
        if (!data.containsKey(key)) {
            errors.required(path, "");
            return;
        }
        String wrong = wrong(Base64.getDecoder().decode(data.get(key)));
        if (!wrong.isEmpty()) {
            errors.invalid(path, "<secret contents redacted>", wrong);
        }
    }

    private static String wrong(byte[] json) {
        try {
            JsonNode value = GoJson.decode(json).value();
            return value.isObject() || value.isNull()
                    ? ""
                    : "json: cannot unmarshal " + GoKinds.json(value)
                            + " into Go value of type map[string]interface {}";
        } catch (GoJsonException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
