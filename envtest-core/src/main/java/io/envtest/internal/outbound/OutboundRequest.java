package io.envtest.internal.outbound;

import java.util.List;
import java.util.Map;

/**
 * A request to another server.
 *
 * @param destination the server
 * @param method HTTP method
 * @param target path and query, encoded
 * @param headers values by name; those that frame the message and {@code Host} are added
 * @param body what is sent, empty for nothing
 */
public record OutboundRequest(
        Destination destination, String method, String target, Map<String, List<String>> headers, byte[] body) {

    /** The bytes that stand before the body. */
    String head() {
        StringBuilder head = new StringBuilder(256);
        head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(destination.authority()).append("\r\n");
        headers.forEach((name, values) -> values.forEach(
                value -> head.append(name).append(": ").append(value).append("\r\n")));
        if (body.length > 0 || !method.equals("GET")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return head.append("\r\n").toString();
    }
}
