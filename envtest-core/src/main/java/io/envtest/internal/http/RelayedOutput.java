package io.envtest.internal.http;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.RelayedAnswer;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/**
 * Passes on what another server answers, as it comes, on a worker thread: whoever reads from another server waits for it.
 */
final class RelayedOutput {

    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int BUFFER_BYTES = 16 * 1024;

    private RelayedOutput() {}

    /**
     * Asks and passes on.
     *
     * @param refusal answers instead when asking fails: nobody else would end the exchange
     */
    static void begin(HttpServerExchange exchange, Answer.Relay relay, Consumer<Throwable> refusal) {
        exchange.dispatch(exchange.getConnection().getWorker(), () -> {
            try {
                pass(exchange, relay.ask());
            } catch (RuntimeException | Error e) {
                refusal.accept(e);
            }
        });
    }

    private static void pass(HttpServerExchange exchange, RelayedAnswer answer) {
        exchange.setStatusCode(answer.code());
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-cache, private");
        answer.headers().forEach((name, values) -> exchange.getResponseHeaders().putAll(new HttpString(name), values));
        if (answer.code() == SWITCHING_PROTOCOLS) {
            UpgradedRelay.begin(exchange, answer);
            return;
        }
        exchange.startBlocking();
        ClientGone.detect(exchange, answer::close);
        exchange.addExchangeCompleteListener((done, next) -> {
            answer.close();
            next.proceed();
        });
        try (answer) {
            OutputStream output = exchange.getOutputStream();
            copy(answer.body(), output);
            output.close();
            exchange.endExchange();
        } catch (IOException e) {
            cut(exchange, e);
        }
    }

    /** One of the two has gone: the client is to see an answer that is cut off, not one that ends. */
    private static void cut(HttpServerExchange exchange, IOException e) {
        System.getLogger("io.envtest").log(System.Logger.Level.DEBUG, "a relayed answer was cut off", e);
        try {
            exchange.getConnection().close();
        } catch (IOException alreadyClosed) {
            e.addSuppressed(alreadyClosed);
        }
    }

    /** Copies to the end; what the other server waits to continue is not held back. */
    static void copy(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int got = from.read(buffer); got >= 0; got = from.read(buffer)) {
            to.write(buffer, 0, got);
            if (from.available() == 0) {
                to.flush();
            }
        }
    }
}
