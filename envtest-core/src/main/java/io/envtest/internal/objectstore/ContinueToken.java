package io.envtest.internal.objectstore;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Where the next page of a list starts; clients treat its text as opaque.
 *
 * @param revision the revision that all pages show, negative for the newest one
 * @param start first key, relative to the list's prefix, with a leading slash
 */
record ContinueToken(long revision, String start) {

    private static final String VERSION = "meta.k8s.io/v1";

    /** The text form. */
    String encode() {
        String json = "{\"v\":\"" + VERSION + "\",\"rv\":" + revision + ",\"start\":\""
                + new String(JsonStringEncoder.getInstance().quoteAsString(start)) + "\"}";
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads the text form; refuses with 400 in the words of kube-apiserver. */
    static ContinueToken decode(String text) {
        ObjectNode token = TokenJson.parse(decodeBase64(text));
        String version = string(token, "v");
        if (!version.equals(VERSION)) {
            throw invalid("server does not recognize this encoded version " + version);
        }
        long revision = number(token, "rv");
        if (revision == 0) {
            throw invalid("incorrect encoded start resourceVersion (version " + VERSION + ")");
        }
        String start = string(token, "start");
        if (start.isEmpty()) {
            throw invalid("encoded start key empty (version " + VERSION + ")");
        }
        String key = start.startsWith("/") ? start : "/" + start;
        if (!isClean(key)) {
            throw invalid(start);
        }
        return new ContinueToken(revision, key);
    }

    private static boolean isClean(String key) {
        String[] parts = key.substring(1).split("/", -1);
        return Arrays.stream(parts).noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    }

    private static byte[] decodeBase64(String text) {
        int bad = 0;
        while (bad < text.length() && isUrlBase64(text.charAt(bad))) {
            bad++;
        }
        if (bad == text.length() && bad % 4 == 1) {
            bad--;
        }
        if (bad < text.length()) {
            throw invalid("illegal base64 data at input byte " + bad);
        }
        return Base64.getUrlDecoder().decode(text);
    }

    private static boolean isUrlBase64(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    private static String string(ObjectNode token, String field) {
        JsonNode value = token.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isTextual()) {
            throw wrongType(value, field, "string");
        }
        return value.asText();
    }

    private static long number(ObjectNode token, String field) {
        JsonNode value = token.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return 0;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrongType(value, field, "int64");
        }
        return value.asLong();
    }

    private static ApiException wrongType(JsonNode value, String field, String type) {
        String kind = TokenJson.goKind(value);
        return invalid(
                "json: cannot unmarshal " + kind + " into Go struct field continueToken." + field + " of type " + type);
    }

    static ApiException invalid(String why) {
        return StorageErrors.badRequest("invalid continue token: continue key is not valid: " + why);
    }
}
