package io.envtest.kubelet.process;

import io.envtest.view.core.v1.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Secrets and other encoded contents in clear. */
final class Texts {

    private Texts() {}

    static Map<String, String> of(Secret secret) {
        Map<String, String> clear = new LinkedHashMap<>();
        secret.data().forEach((key, value) -> clear.put(key, decode(value)));
        return clear;
    }

    /** Encoded contents as a program reads them. */
    static Map<String, String> octets(Map<String, String> encoded) {
        Map<String, String> octets = new LinkedHashMap<>();
        encoded.forEach((key, value) ->
                octets.put(key, new String(Base64.getMimeDecoder().decode(value), StandardCharsets.ISO_8859_1)));
        return octets;
    }

    private static String decode(String value) {
        return new String(Base64.getMimeDecoder().decode(value), StandardCharsets.UTF_8);
    }
}
