package io.envtest.kubelet.process;

import io.envtest.view.core.v1.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Secrets in clear. */
final class Texts {

    private Texts() {}

    static Map<String, String> of(Secret secret) {
        Map<String, String> clear = new LinkedHashMap<>();
        secret.data().forEach((key, value) -> clear.put(key, decode(value)));
        return clear;
    }

    private static String decode(String value) {
        return new String(Base64.getMimeDecoder().decode(value), StandardCharsets.UTF_8);
    }
}
