package io.envtest.internal.jwt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoJson;
import io.envtest.internal.codec.GoJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A token taken apart; nothing is checked yet.
 *
 * @param header its header
 * @param claims what it claims
 * @param signed the bytes its signature is about
 * @param signature its signature
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7519">RFC 7519</a>
 */
public record JsonWebToken(ObjectNode header, ObjectNode claims, byte[] signed, byte[] signature) {

    private static final int PARTS = 3;

    /** Takes a token apart; empty if it is none. */
    public static Optional<JsonWebToken> parse(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            if (object(parts[0]) instanceof ObjectNode header && object(parts[1]) instanceof ObjectNode claims) {
                byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
                return Optional.of(new JsonWebToken(header, claims, signed, decode(parts[2])));
            }
            return Optional.empty();
        } catch (IllegalArgumentException | GoJsonException e) {
            // Whatever is not base64 or not JSON is no token of ours.
            return Optional.empty();
        }
    }

    /** A text in the header, empty if absent. */
    public String headerText(String name) {
        return header.path(name).asText("");
    }

    private static JsonNode object(String part) throws GoJsonException {
        return GoJson.decode(decode(part)).value();
    }

    private static byte[] decode(String part) {
        return Base64.getUrlDecoder().decode(part);
    }
}
