package io.envtest.internal.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.websockets.WebSocketConnectionCallback;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A stream of frames over a WebSocket, a message each. */
final class WebSocketStream implements FrameSink {

    private static final long FULL_BYTES = 1 << 20;

    private final WebSocketChannel channel;
    private final boolean text;
    private final OpenStreams streams;
    private final AtomicLong queued = new AtomicLong();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Runnable stop = this::end;
    private volatile FrameSource.Control control = new FrameSource.Control() {
        @Override
        public void resume() {
            // nothing was sent yet
        }

        @Override
        public void stop() {
            // the source is told as soon as it has begun
        }
    };

    private WebSocketStream(WebSocketChannel channel, boolean text, OpenStreams streams) {
        this.channel = channel;
        this.text = text;
        this.streams = streams;
    }

    static boolean wanted(HttpServerExchange exchange) {
        String upgrade = exchange.getRequestHeaders().getFirst(Headers.UPGRADE);
        return upgrade != null && upgrade.equalsIgnoreCase("websocket");
    }

    /** Upgrades, or refuses a handshake without an Origin as the real server does. */
    static void upgrade(HttpServerExchange exchange, HttpResponse.Streaming response, OpenStreams streams) {
        if (!exchange.getRequestHeaders().contains(Headers.ORIGIN)) {
            exchange.setStatusCode(403).endExchange();
            return;
        }
        WebSocketConnectionCallback begin =
                (upgraded, channel) -> new WebSocketStream(channel, response.text(), streams).begin(response.source());
        WebSocketProtocolHandshakeHandler handler = new WebSocketProtocolHandshakeHandler(begin);
        try {
            handler.handleRequest(exchange);
        } catch (Exception e) {
            exchange.setStatusCode(400).endExchange();
        }
    }

    private void begin(FrameSource source) {
        streams.add(stop);
        channel.addCloseTask(closed -> gone());
        channel.getReceiveSetter().set(new AbstractReceiveListener() {});
        channel.resumeReceives();
        control = source.start(this);
        if (stopped.get()) {
            control.stop();
        }
    }

    @Override
    public void send(byte[] frame) {
        if (stopped.get()) {
            return;
        }
        queued.addAndGet(frame.length);
        ByteBuffer message = ByteBuffer.wrap(frame);
        WebSocketCallback<Integer> sent = new Sent();
        if (text) {
            WebSockets.sendText(message, channel, sent, frame.length);
        } else {
            WebSockets.sendBinary(message, channel, sent, frame.length);
        }
    }

    @Override
    public void end() {
        if (!channel.isCloseFrameSent()) {
            WebSockets.sendClose(new CloseMessage(CloseMessage.NORMAL_CLOSURE, ""), channel, null);
        }
    }

    @Override
    public boolean ready() {
        return queued.get() <= FULL_BYTES;
    }

    private void gone() {
        if (stopped.compareAndSet(false, true)) {
            streams.remove(stop);
            control.stop();
        }
    }

    private final class Sent implements WebSocketCallback<Integer> {

        @Override
        public void complete(WebSocketChannel done, Integer length) {
            boolean full = !ready();
            queued.addAndGet(-length);
            if (full && ready()) {
                control.resume();
            }
        }

        @Override
        public void onError(WebSocketChannel failed, Integer length, Throwable error) {
            gone();
        }
    }
}
