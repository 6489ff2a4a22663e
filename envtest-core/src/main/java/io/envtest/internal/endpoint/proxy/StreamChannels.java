package io.envtest.internal.endpoint.proxy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.request.ApiRequest;
import io.envtest.internal.request.QueryParameters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The channels of a stream to a container: 0 stdin, 1 stdout, 2 stderr, and 3 for the Status that ends it.
 *
 * @see <a href="https://github.com/kubernetes/enhancements/tree/master/keps/sig-api-machinery/4006-transition-spdy-to-websockets">KEP-4006</a>
 */
final class StreamChannels {

    static final int STDOUT = 1;
    static final int STDERR = 2;
    static final int ERROR = 3;
    private static final int HIGHEST_PORT = 65_535;

    private StreamChannels() {}

    /** The lowest channel that the server writes to: a first empty message there tells that the stream is up. */
    static int lowest(QueryParameters query) {
        boolean any = query.flag("stdin") || query.flag("stdout") || query.flag("stderr");
        if (!any) {
            throw ApiErrors.badRequest("you must specify at least 1 of stdin, stdout, stderr");
        }
        return query.flag("stdout") ? STDOUT : query.flag("stderr") ? STDERR : ERROR;
    }

    /** The ports to be forwarded. */
    static List<Integer> ports(QueryParameters query) {
        List<Integer> ports = new ArrayList<>();
        for (String value : query.all("ports")) {
            for (String text : value.split(",")) {
                ports.add(port(text));
            }
        }
        if (ports.isEmpty()) {
            throw ApiErrors.badRequest("query parameter \"port\" is required");
        }
        return ports;
    }

    private static int port(String text) {
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > HIGHEST_PORT) {
            throw ApiErrors.badRequest("unable to parse \"" + text + "\" as a port");
        }
        return port;
    }

    /** Refuses everything but a WebSocket with channels. */
    static void requireWebSocket(ApiRequest request) {
        String upgrade = request.header("Upgrade");
        if (upgrade.isEmpty()) {
            throw ApiErrors.badRequest("Upgrade request required");
        }
        if (!upgrade.equalsIgnoreCase("websocket")
                || request.header("Sec-WebSocket-Protocol").startsWith("SPDY/")) {
            throw ApiErrors.badRequest("SPDY is not spoken here: use a client that takes WebSockets with channels, "
                    + "for example kubectl exec of 1.31 or later");
        }
    }

    /** The Status of a stream that ended well. */
    static byte[] success() {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.putObject("metadata");
        return text(status.put("status", "Success").toString());
    }

    /** The Status of a stream that could not be set up. */
    static byte[] failure(String why) {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.putObject("metadata");
        status.put("status", "Failure").put("message", "Internal error occurred: " + why);
        status.put("reason", "InternalError");
        status.putObject("details").putArray("causes").addObject().put("message", why);
        return text(status.put("code", 500).toString());
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
