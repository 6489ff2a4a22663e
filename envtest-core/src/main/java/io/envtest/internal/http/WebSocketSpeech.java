package io.envtest.internal.http;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.http.upgrade.Handshake;
import io.undertow.server.HttpServerExchange;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.nio.ByteBuffer;

/** Says over a WebSocket what there is to say, and closes it. */
final class WebSocketSpeech {

    private WebSocketSpeech() {}

    /** Shakes hands and speaks. */
    static void begin(HttpServerExchange exchange, Answer.Spoken spoken) {
        Handshake.begin(exchange, spoken.protocols(), channel -> speak(channel, spoken));
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
