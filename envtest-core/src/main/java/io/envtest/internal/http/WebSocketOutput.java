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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Frames as messages of a WebSocket, text or binary. */
final class WebSocketOutput implements FrameOutput {

    private static final long FULL_BYTES = 4L * 1024 * 1024;

    private final FramingSink sink;
    private final boolean text;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private long queuedBytes;
    private boolean ended;
    private boolean full;
    private @Nullable WebSocketChannel channel;

    WebSocketOutput(FramingSink sink, boolean text) {
        this.sink = sink;
        this.text = text;
    }

    /** Whether the client wants a WebSocket. */
    static boolean wanted(HttpServerExchange exchange) {
        String upgrade = exchange.getRequestHeaders().getFirst(Headers.UPGRADE);
        return upgrade != null && upgrade.equalsIgnoreCase("websocket");
    }

    /** Shakes hands; a client that does not say where it comes from gets 403, as from the real server. */
    void start(HttpServerExchange exchange) {
        if (!exchange.getRequestHeaders().contains(Headers.ORIGIN)) {
            sink.release();
            exchange.setStatusCode(403).endExchange();
            return;
        }
        try {
            WebSocketConnectionCallback connected = (upgraded, opened) -> begin(opened);
            new WebSocketProtocolHandshakeHandler(connected).handleRequest(exchange);
        } catch (Exception e) {
            sink.release();
            exchange.setStatusCode(400).endExchange();
        }
    }

    private void begin(WebSocketChannel opened) {
        opened.addCloseTask(closed -> sink.release());
        opened.getReceiveSetter().set(new AbstractReceiveListener() {});
        opened.resumeReceives();
        synchronized (this) {
            channel = opened;
            waiting.forEach(message -> write(opened, message));
            waiting.clear();
            if (ended) {
                close(opened);
            }
        }
    }

    @Override
    public synchronized void send(List<byte[]> frame) {
        if (ended) {
            return;
        }
        byte[] message = joined(frame);
        queuedBytes += message.length;
        WebSocketChannel opened = channel;
        if (opened == null) {
            waiting.add(message);
        } else {
            write(opened, message);
        }
    }

    private static byte[] joined(List<byte[]> frame) {
        ByteBuffer joined = ByteBuffer.allocate(
                frame.stream().mapToInt(piece -> piece.length).sum());
        frame.forEach(joined::put);
        return joined.array();
    }

    private void write(WebSocketChannel opened, byte[] message) {
        if (text) {
            WebSockets.sendText(ByteBuffer.wrap(message), opened, new Sent(), message.length);
        } else {
            WebSockets.sendBinary(ByteBuffer.wrap(message), opened, new Sent(), message.length);
        }
    }

    @Override
    public synchronized void end() {
        ended = true;
        WebSocketChannel opened = channel;
        if (opened != null) {
            close(opened);
        }
    }

    private static void close(WebSocketChannel opened) {
        if (!opened.isCloseFrameSent()) {
            WebSockets.sendClose(new CloseMessage(CloseMessage.NORMAL_CLOSURE, ""), opened, null);
        }
    }

    @Override
    public synchronized boolean ready() {
        full = queuedBytes > FULL_BYTES;
        return !full;
    }

    private void sent(int length) {
        boolean resume;
        synchronized (this) {
            queuedBytes -= length;
            resume = full && queuedBytes <= FULL_BYTES;
            full &= !resume;
        }
        if (resume) {
            sink.resume();
        }
    }

    private final class Sent implements WebSocketCallback<Integer> {

        @Override
        public void complete(WebSocketChannel done, Integer length) {
            sent(length);
        }

        @Override
        public void onError(WebSocketChannel failed, Integer length, Throwable error) {
            sink.release();
        }
    }
}
