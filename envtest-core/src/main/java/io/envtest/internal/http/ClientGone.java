package io.envtest.internal.http;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import org.xnio.conduits.ConduitStreamSourceChannel;

/**
 * Notices that a client has gone while a long answer is silent. Over HTTP/1.1 the connection is read for that; what a
 * client sends meanwhile is kept for the next request. Over HTTP/2 the library reads anyway.
 */
final class ClientGone {

    private final HttpServerExchange exchange;
    private final HttpServerConnection connection;
    private final Runnable gone;
    private boolean over;

    private ClientGone(HttpServerExchange exchange, HttpServerConnection connection, Runnable gone) {
        this.exchange = exchange;
        this.connection = connection;
        this.gone = gone;
    }

    static void detect(HttpServerExchange exchange, Runnable gone) {
        exchange.getConnection().addCloseListener(connection -> gone.run());
        if (exchange.getConnection() instanceof HttpServerConnection http1) {
            ClientGone detection = new ClientGone(exchange, http1, gone);
            exchange.addExchangeCompleteListener((done, next) -> {
                detection.end();
                next.proceed();
            });
            exchange.getIoThread().execute(detection::begin);
        }
    }

    /** Listens, unless the answer was so quick that the next request is waited for already. */
    private synchronized void begin() {
        if (!over && !exchange.isComplete()) {
            ConduitStreamSourceChannel source = connection.getChannel().getSourceChannel();
            source.setReadListener(this::look);
            source.resumeReads();
        }
    }

    private synchronized void end() {
        over = true;
    }

    /** Reads what is there, unless it is the next request's turn to. */
    private synchronized void look(ConduitStreamSourceChannel source) {
        if (over) {
            return;
        }
        PooledByteBuffer peek = connection.getByteBufferPool().allocate();
        boolean kept = false;
        try {
            int read = source.read(peek.getBuffer());
            if (read > 0) {
                source.suspendReads(); // a client that talks on is there
                peek.getBuffer().flip();
                connection.ungetRequestBytes(peek);
                kept = true;
            } else if (read < 0) {
                source.suspendReads();
                gone.run();
            }
        } catch (IOException e) {
            source.suspendReads();
            gone.run();
        } finally {
            if (!kept) {
                peek.close();
            }
        }
    }
}
