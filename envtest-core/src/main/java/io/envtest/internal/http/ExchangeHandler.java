package io.envtest.internal.http;

import io.envtest.internal.request.ApiRequest;
import io.envtest.internal.request.QueryParameters;
import io.envtest.internal.request.RequestBody;
import io.undertow.io.Receiver;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RenegotiationRequiredException;
import io.undertow.server.SSLSessionInfo;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Turns an exchange into a request, on a worker thread, and writes the answer. */
final class ExchangeHandler implements HttpHandler {

    private static final byte[] TOO_LARGE = ("{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},"
                    + "\"status\":\"Failure\",\"message\":\"Request entity too large: limit is %d\","
                    + "\"reason\":\"RequestEntityTooLarge\",\"code\":413}\n")
            .getBytes(StandardCharsets.UTF_8);

    private final RequestService service;
    private final OpenStreams streams;
    private final int maxBodyBytes;

    ExchangeHandler(RequestService service, OpenStreams streams, int maxBodyBytes) {
        this.service = service;
        this.streams = streams;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        if (exchange.getRequestContentLength() > maxBodyBytes) {
            refuse(exchange);
            return;
        }
        Receiver receiver = exchange.getRequestReceiver();
        receiver.setMaxBufferSize(maxBodyBytes);
        receiver.receiveFullBytes(this::received, (failed, error) -> {
            if (error instanceof Receiver.RequestToLargeException) {
                refuse(failed);
            } else {
                failed.endExchange();
            }
        });
    }

    private void received(HttpServerExchange exchange, byte[] body) {
        if (exchange.isInIoThread()) {
            exchange.dispatch(() -> serve(exchange, body));
        } else {
            serve(exchange, body);
        }
    }

    private void serve(HttpServerExchange exchange, byte[] body) {
        HttpResponse response = service.serve(request(exchange, body));
        if (response instanceof HttpResponse.Streaming streaming && WebSocketStream.wanted(exchange)) {
            WebSocketStream.upgrade(exchange, streaming, streams);
            return;
        }
        exchange.setStatusCode(response.code());
        HeaderMap headers = exchange.getResponseHeaders();
        response.headers().forEach((name, values) -> headers.putAll(HttpString.tryFromString(name), values));
        if (response instanceof HttpResponse.Complete complete) {
            send(exchange, ByteBuffer.wrap(complete.body()));
        } else if (response instanceof HttpResponse.Pieces pieces) {
            send(exchange, pieces.pieces());
        } else if (response instanceof HttpResponse.Streaming streaming) {
            ChunkedStream.open(exchange, streaming.source(), streams);
        }
    }

    private static void send(HttpServerExchange exchange, ByteBuffer body) {
        exchange.setResponseContentLength(body.remaining());
        exchange.getResponseSender().send(body);
    }

    private static void send(HttpServerExchange exchange, List<byte[]> pieces) {
        ByteBuffer[] buffers = pieces.stream().map(ByteBuffer::wrap).toArray(ByteBuffer[]::new);
        exchange.setResponseContentLength(pieces.stream().mapToLong(p -> p.length).sum());
        exchange.getResponseSender().send(buffers);
    }

    private void refuse(HttpServerExchange exchange) {
        exchange.setStatusCode(413);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        String body = String.format(new String(TOO_LARGE, StandardCharsets.UTF_8), maxBodyBytes);
        exchange.getResponseSender().send(body);
    }

    private static ApiRequest request(HttpServerExchange exchange, byte[] body) {
        HeaderMap headers = exchange.getRequestHeaders();
        return new ApiRequest(
                exchange.getRequestMethod().toString(),
                PercentDecoder.decode(exchange.getRequestURI()),
                QueryParameters.parse(exchange.getQueryString()),
                name -> values(headers, name),
                certificates(exchange),
                new RequestBody.Bytes(body));
    }

    private static List<String> values(HeaderMap headers, String name) {
        HeaderValues values = headers.get(name);
        return values == null ? List.of() : values;
    }

    private static List<X509Certificate> certificates(HttpServerExchange exchange) {
        SSLSessionInfo session = exchange.getConnection().getSslSessionInfo();
        if (session == null) {
            return List.of();
        }
        try {
            List<X509Certificate> chain = new ArrayList<>();
            for (Certificate certificate : session.getPeerCertificates()) {
                chain.add((X509Certificate) certificate);
            }
            return chain;
        } catch (SSLPeerUnverifiedException | RenegotiationRequiredException e) {
            return List.of();
        }
    }
}
