package io.envtest.internal.http;

import io.envtest.api.ApiException;
import io.envtest.api.Status;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.negotiation.AnswerEncoder;
import io.envtest.internal.endpoint.negotiation.Encoded;
import io.envtest.internal.http.upgrade.Commands;
import io.envtest.internal.http.upgrade.Forwards;
import io.envtest.internal.request.ApiCall;
import io.envtest.internal.request.filter.ApiHandler;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Takes an exchange from its first byte to its last: read, handle, on a worker thread if it may take long, write. */
final class ExchangeHandler implements HttpHandler {

    private static final byte[] NOTHING = new byte[0];
    private static final String TEXT = "text/plain; charset=utf-8";

    private final ApiHandler handler;
    private final AnswerEncoder encoder;
    private final Streams streams;
    private final Connections connections;
    private final ShortRequests shortRequests;
    private final HttpDate date;

    ExchangeHandler(
            ApiHandler handler,
            AnswerEncoder encoder,
            Streams streams,
            Connections connections,
            ShortRequests shortRequests,
            HttpDate date) {
        this.date = date;
        this.shortRequests = shortRequests;
        this.handler = handler;
        this.encoder = encoder;
        this.streams = streams;
        this.connections = connections;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        connections.add(exchange.getConnection());
        exchange.getResponseHeaders().put(Headers.DATE, date.text());
        if (exchange.isRequestComplete()) {
            dispatch(exchange, NOTHING);
        } else {
            exchange.getRequestReceiver()
                    .receiveFullBytes(
                            this::dispatch,
                            (failed, error) -> ResponseWriter.send(
                                    failed, text(413, "http: request body too large\n"), List.of()));
        }
    }

    private void dispatch(HttpServerExchange exchange, byte[] body) {
        ApiCall call = ApiCall.anonymous(ExchangeRequest.of(exchange, body));
        if (exchange.isInIoThread() && shortRequests.include(call.context().info(), body.length)) {
            handle(exchange, call);
        } else {
            exchange.dispatch(exchange.getConnection().getWorker(), () -> handle(exchange, call));
        }
    }

    private void handle(HttpServerExchange exchange, ApiCall call) {
        try {
            Answer answer = handler.handle(call);
            headers(exchange, call);
            if (answer instanceof Answer.Watched watched) {
                streams.open(exchange, call, watched);
            } else if (answer instanceof Answer.Streamed streamed) {
                TextStream.begin(exchange, streamed);
            } else if (answer instanceof Answer.Spoken spoken) {
                WebSocketSpeech.begin(exchange, spoken);
            } else if (answer instanceof Answer.Commanded commanded) {
                Commands.begin(exchange, commanded);
            } else if (answer instanceof Answer.Forwarded forwarded) {
                Forwards.begin(exchange, forwarded);
            } else if (answer instanceof Answer.Relayed relayed) {
                RelayedOutput.begin(exchange, relayed.relay(), failure -> refuse(exchange, call, failure));
            } else {
                ResponseWriter.send(
                        exchange, encoder.encode(answer), call.context().warnings());
            }
        } catch (RuntimeException | Error e) {
            refuse(exchange, call, e);
        }
    }

    private void refuse(HttpServerExchange exchange, ApiCall call, Throwable failure) {
        if (failure instanceof ApiException refused) {
            headers(exchange, call);
            ResponseWriter.send(
                    exchange,
                    encoder.refusal(call.request(), refused),
                    call.context().warnings());
            return;
        }
        System.getLogger("io.envtest").log(System.Logger.Level.ERROR, "cannot answer " + exchange, failure);
        Status status = new Status(
                500, "InternalError", "Internal error occurred: " + failure.getMessage(), Status.Details.NONE);
        ResponseWriter.send(exchange, encoder.refusal(call.request(), status), List.of());
    }

    private static void headers(HttpServerExchange exchange, ApiCall call) {
        call.context()
                .headers()
                .forEach((name, value) -> exchange.getResponseHeaders().put(HttpString.tryFromString(name), value));
    }

    private static Encoded text(int code, String text) {
        return Encoded.of(code, TEXT, text.getBytes(StandardCharsets.UTF_8));
    }
}
