package io.envtest.internal.http;

import io.envtest.internal.endpoint.answer.Answer;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A stream of bytes on its way to a client, as plain text or as messages of a WebSocket with the channel in front. */
final class ByteStream implements Answer.ByteSink, StreamOwner {

    private static final Set<String> PROTOCOLS = Set.of("v5.channel.k8s.io", "v4.channel.k8s.io");

    private final boolean channels;
    private @Nullable FrameOutput output;
    private @Nullable Runnable source;
    private boolean released;

    private ByteStream(boolean channels) {
        this.channels = channels;
    }

    /** Opens a stream on an exchange. */
    static void open(HttpServerExchange exchange, Answer.Streamed streamed) {
        ByteStream stream = new ByteStream(streamed.channels());
        if (streamed.channels()) {
            WebSocketOutput output = new WebSocketOutput(stream, false);
            stream.begin(output, streamed.source());
            exchange.dispatch(exchange.getIoThread(), () -> output.start(exchange, PROTOCOLS));
            return;
        }
        ChunkedOutput output = new ChunkedOutput(exchange, stream);
        stream.begin(output, streamed.source());
        exchange.setStatusCode(200);
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-cache, private");
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain");
        output.start();
    }

    private void begin(FrameOutput way, Answer.Source from) {
        synchronized (this) {
            output = way;
        }
        Runnable opened = from.open(this);
        synchronized (this) {
            if (!released) {
                source = opened;
                return;
            }
        }
        opened.run();
    }

    @Override
    public void send(int channel, byte[] bytes) {
        way().send(channels ? List.of(new byte[] {(byte) channel}, bytes) : List.of(bytes));
    }

    @Override
    public void end() {
        way().end();
    }

    private synchronized FrameOutput way() {
        FrameOutput way = output;
        if (way == null) {
            throw new IllegalStateException("a stream without a way out");
        }
        return way;
    }

    @Override
    public void resume() {
        // what is sent is short: the source never waits for room
    }

    @Override
    public void release() {
        Runnable closing;
        synchronized (this) {
            released = true;
            closing = source;
            source = null;
        }
        if (closing != null) {
            closing.run();
        }
    }
}
