package io.envtest.internal.http.upgrade;

import io.envtest.internal.endpoint.answer.Answer;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.nio.charset.StandardCharsets;

/** Opens talks with commands, in the protocol that the client asks for. */
public final class Commands {

    private Commands() {}

    /** Begins a talk, or answers why there is none. */
    public static void begin(HttpServerExchange exchange, Answer.Commanded commanded) {
        boolean webSocket = Handshake.isWanted(exchange);
        if (!commanded.refusal().isEmpty() && !CommandSocket.tellsRefusals(exchange)) {
            refuse(exchange, commanded.refusal());
        } else if (webSocket) {
            Handshake.begin(exchange, CommandSocket.PROTOCOLS, channel -> CommandSocket.begin(channel, commanded));
        } else {
            refuse(exchange, "SPDY");
        }
    }

    /** As the node's agent answers, whose words are passed on. */
    private static void refuse(HttpServerExchange exchange, String why) {
        exchange.setStatusCode(500);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8");
        exchange.getResponseSender().send(why + "\n", StandardCharsets.UTF_8);
    }
}
