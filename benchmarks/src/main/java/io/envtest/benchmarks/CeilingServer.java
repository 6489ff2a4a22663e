package io.envtest.benchmarks;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The same HTTP server with a handler that reads the request and returns constant bytes: as fast as it gets. */
final class CeilingServer implements Server {

    private final Undertow undertow;

    /** Answers everything with these bytes. */
    CeilingServer(byte[] answer) {
        undertow = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(exchange ->
                        exchange.getRequestReceiver().receiveFullBytes((request, body) -> answer(request, answer)))
                .build();
        undertow.start();
    }

    /** An object of about 1 KiB. */
    static byte[] oneKibibyte() {
        return Objects.configMap("a", "x").getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(HttpServerExchange exchange, byte[] answer) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseSender().send(ByteBuffer.wrap(answer));
    }

    @Override
    public String name() {
        return "bare ceiling";
    }

    @Override
    public int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void close() {
        undertow.stop();
    }
}
