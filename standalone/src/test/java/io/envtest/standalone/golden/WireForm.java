package io.envtest.standalone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Recorded requests as they go over the wire. */
final class WireForm {

    private WireForm() {}

    /** Path and query with escapes for what a URL cannot hold. */
    static String target(String path) {
        StringBuilder out = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b > ' ' && b < 0x7f && "\"<>\\^`{|}".indexOf(b) < 0;
            out.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b & 0xff));
        }
        return out.toString();
    }

    /** The bytes of a body; none if there is none. */
    static byte[] bytes(JsonNode body) {
        if (body.isMissingNode() || body.isNull()) {
            return new byte[0];
        }
        if (body.isObject() && body.size() == 1 && body.has("base64")) {
            return Base64.getDecoder().decode(body.get("base64").asText());
        }
        String text = body.isTextual() ? body.textValue() : SpacedJson.text(body);
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
