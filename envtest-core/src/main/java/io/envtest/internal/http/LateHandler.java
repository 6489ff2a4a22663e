package io.envtest.internal.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.concurrent.CompletableFuture;
import org.xnio.IoUtils;

/** Lets requests wait that come before there is somebody to answer them. */
final class LateHandler implements HttpHandler {

    private final CompletableFuture<HttpHandler> handler = new CompletableFuture<>();

    void set(HttpHandler value) {
        handler.complete(value);
    }

    /** Nobody will come. */
    void cancel() {
        handler.cancel(false);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (handler.isDone()) {
            handler.join().handleRequest(exchange);
            return;
        }
        exchange.dispatch(exchange.getConnection().getWorker(), waiting -> {
            if (handler.handle((found, failure) -> found != null).join()) {
                handler.join().handleRequest(waiting);
            } else {
                IoUtils.safeClose(waiting.getConnection());
            }
        });
    }
}
