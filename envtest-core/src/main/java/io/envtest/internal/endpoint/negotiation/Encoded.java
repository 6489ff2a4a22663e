package io.envtest.internal.endpoint.negotiation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer ready to be sent.
 *
 * @param code HTTP status
 * @param contentType content type, empty for none
 * @param headers further headers
 * @param parts the body in pieces; not to be changed
 */
public record Encoded(int code, String contentType, Map<String, List<String>> headers, List<Part> parts) {

    /** A body in one piece. */
    public static Encoded of(int code, String contentType, byte[] content) {
        return new Encoded(code, contentType, Map.of(), List.of(Part.of(content)));
    }

    /** The same with one more header. */
    public Encoded with(String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(headers);
        more.put(name, List.of(value));
        return new Encoded(code, contentType, more, parts);
    }

    /** Bytes of the body. */
    public long length() {
        long length = 0;
        for (Part part : parts) {
            length += part.length();
        }
        return length;
    }
}
