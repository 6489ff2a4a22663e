package io.envtest.internal.http;

import io.envtest.internal.endpoint.answer.RelayedAnswer;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Executor;
import org.xnio.StreamConnection;
import org.xnio.streams.ChannelInputStream;
import org.xnio.streams.ChannelOutputStream;

/** A connection of which both ends speak another protocol than HTTP, each heard by a thread of its own. */
final class UpgradedRelay {

    private UpgradedRelay() {}

    static void begin(HttpServerExchange exchange, RelayedAnswer answer) {
        Executor worker = exchange.getConnection().getWorker();
        exchange.getConnection().addCloseListener(connection -> answer.close());
        exchange.upgradeChannel((connection, upgraded) -> {
            worker.execute(() ->
                    copy(answer.body(), new ChannelOutputStream(connection.getSinkChannel()), connection, answer));
            worker.execute(() ->
                    copy(new ChannelInputStream(connection.getSourceChannel()), answer.talk(), connection, answer));
        });
        exchange.endExchange();
    }

    /** Ends both directions with the first that ends. */
    private static void copy(InputStream from, OutputStream to, StreamConnection client, RelayedAnswer answer) {
        try (answer;
                client) {
            RelayedOutput.copy(from, to);
        } catch (IOException e) {
            System.getLogger("io.envtest").log(System.Logger.Level.DEBUG, "an upgraded connection ended", e);
        }
    }
}
