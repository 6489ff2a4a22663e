package io.envtest.internal.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.ChannelListener;
import org.xnio.conduits.ConduitStreamSourceChannel;

/**
 * Notices that a client has gone while a long answer is silent. Over HTTP/1.1 the connection is read for that; what a
 * client sends meanwhile is kept for the next request. Over HTTP/2 the library reads anyway.
 */
final class ClientGone {

    private static final int PEEK_BYTES = 1024;

    private final HttpServerExchange exchange;
    private boolean over;

    private ClientGone(HttpServerExchange exchange) {
        this.exchange = exchange;
    }

    static void detect(HttpServerExchange exchange, Runnable gone) {
        exchange.getConnection().addCloseListener(connection -> gone.run());
        if (exchange.getConnection() instanceof HttpServerConnection http1) {
            ClientGone detection = new ClientGone(exchange);
            ConduitStreamSourceChannel source = http1.getChannel().getSourceChannel();
            exchange.addExchangeCompleteListener((done, next) -> {
                detection.end();
                next.proceed();
            });
            exchange.getIoThread().execute(() -> detection.begin(source, gone));
        }
    }

    /** Listens, unless the answer was so quick that the next request is waited for already. */
    private synchronized void begin(ConduitStreamSourceChannel source, Runnable gone) {
        if (!over && !exchange.isComplete()) {
            source.setReadListener(listener(gone));
            source.resumeReads();
        }
    }

    private synchronized void end() {
        over = true;
    }

    private static ChannelListener<ConduitStreamSourceChannel> listener(Runnable gone) {
        ByteBuffer peek = ByteBuffer.allocate(PEEK_BYTES);
        return source -> {
            try {
                int read = source.read(peek);
                if (read < 0) {
                    source.suspendReads();
                    gone.run();
                } else if (read > 0) {
                    source.suspendReads(); // a client that talks on is there
                }
            } catch (IOException e) {
                source.suspendReads();
                gone.run();
            }
        };
    }
}
