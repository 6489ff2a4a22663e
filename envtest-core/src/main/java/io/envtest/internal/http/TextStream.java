package io.envtest.internal.http;

import io.envtest.internal.endpoint.answer.Answer;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plain text on its way to a client, as long as its source goes on. */
final class TextStream implements Answer.ByteSink, StreamOwner {

    private final ChunkedOutput output;
    private @Nullable Runnable source;
    private boolean released;

    private TextStream(HttpServerExchange exchange) {
        WriteRounds rounds =
                new WriteRounds(exchange.getIoThread(), exchange.getConnection().getWorker());
        output = new ChunkedOutput(exchange, rounds, this);
    }

    /** Begins to answer an exchange. */
    static void begin(HttpServerExchange exchange, Answer.Streamed streamed) {
        TextStream stream = new TextStream(exchange);
        exchange.setStatusCode(200);
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-cache, private");
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain");
        stream.opened(streamed.source().open(stream));
        stream.output.start();
    }

    private void opened(Runnable closing) {
        synchronized (this) {
            if (!released) {
                source = closing;
                return;
            }
        }
        closing.run();
    }

    @Override
    public void send(byte[] bytes) {
        output.send(List.of(bytes));
    }

    @Override
    public void end() {
        output.end();
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
