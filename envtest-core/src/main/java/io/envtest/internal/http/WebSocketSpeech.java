package io.envtest.internal.http;

import io.envtest.internal.endpoint.answer.Answer;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.websockets.WebSocketConnectionCallback;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import io.undertow.websockets.core.protocol.version13.Hybi13Handshake;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

/** Says over a WebSocket what there is to say, and closes it. */
final class WebSocketSpeech {

    private WebSocketSpeech() {}

    /** Shakes hands and speaks; a client that knows none of the protocols gets 403, as from the real server. */
    static void begin(HttpServerExchange exchange, Answer.Spoken spoken) {
        String asked = exchange.getRequestHeaders().getFirst(Headers.SEC_WEB_SOCKET_PROTOCOL);
        if (asked != null
                && Arrays.stream(asked.split(",")).map(String::strip).noneMatch(spoken.protocols()::contains)) {
            exchange.setStatusCode(403).endExchange();
            return;
        }
        WebSocketConnectionCallback connected = (upgraded, channel) -> speak(channel, spoken);
        Hybi13Handshake handshake = new Hybi13Handshake(spoken.protocols(), false);
        exchange.dispatch(exchange.getIoThread(), () -> {
            try {
                new WebSocketProtocolHandshakeHandler(Set.of(handshake), connected).handleRequest(exchange);
            } catch (Exception e) {
                exchange.setStatusCode(400).endExchange();
            }
        });
    }

    private static void speak(WebSocketChannel channel, Answer.Spoken spoken) {
        channel.getReceiveSetter().set(new AbstractReceiveListener() {});
        channel.resumeReceives();
        String protocol = channel.getSubProtocol();
        for (byte[] message : spoken.dialogue().in(protocol == null ? "" : protocol)) {
            WebSockets.sendBinary(ByteBuffer.wrap(message), channel, null);
        }
        WebSockets.sendClose(new CloseMessage(CloseMessage.NORMAL_CLOSURE, ""), channel, null);
    }
}
