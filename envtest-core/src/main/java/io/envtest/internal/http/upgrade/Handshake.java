package io.envtest.internal.http.upgrade;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.websockets.WebSocketConnectionCallback;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.protocol.version13.Hybi13Handshake;
import java.util.Set;
import java.util.function.Consumer;

/** Turns an exchange into a WebSocket. */
public final class Handshake {

    private Handshake() {}

    /** Whether a client wants a WebSocket. */
    static boolean isWanted(HttpServerExchange exchange) {
        String upgrade = exchange.getRequestHeaders().getFirst(Headers.UPGRADE);
        return upgrade != null && upgrade.equalsIgnoreCase("websocket");
    }

    /** Whether a client offers one of these protocols. */
    static boolean offers(HttpServerExchange exchange, Set<String> protocols) {
        return Offers.in(exchange, Headers.SEC_WEB_SOCKET_PROTOCOL).stream().anyMatch(protocols::contains);
    }

    /**
     * Shakes hands; a client that knows none of the protocols gets 403, as from the real server, and so does nobody who says
     * none.
     *
     * @param opened is given the channel, on the I/O thread
     */
    public static void begin(HttpServerExchange exchange, Set<String> protocols, Consumer<WebSocketChannel> opened) {
        boolean asks = exchange.getRequestHeaders().contains(Headers.SEC_WEB_SOCKET_PROTOCOL);
        if (asks && !offers(exchange, protocols)) {
            exchange.setStatusCode(403).endExchange();
            return;
        }
        WebSocketConnectionCallback connected = (upgraded, channel) -> opened.accept(channel);
        Hybi13Handshake handshake = new Hybi13Handshake(protocols, false);
        exchange.dispatch(exchange.getIoThread(), () -> {
            try {
                new WebSocketProtocolHandshakeHandler(Set.of(handshake), connected).handleRequest(exchange);
            } catch (Exception e) {
                exchange.setStatusCode(400).endExchange();
            }
        });
    }
}
