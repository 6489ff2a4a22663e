package io.envtest.internal.http;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.negotiation.BodyFormats;
import io.envtest.internal.endpoint.stream.WatchFrames;
import io.envtest.internal.request.ApiCall;
import io.envtest.spi.component.ClusterExecutor;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

/** Opens watches on exchanges. */
final class Streams {

    private final BodyFormats formats;
    private final ClusterExecutor executor;

    Streams(BodyFormats formats, ClusterExecutor executor) {
        this.formats = formats;
        this.executor = executor;
    }

    /** Opens a watch; whatever keeps it from being opened is thrown before anything was written. */
    void open(HttpServerExchange exchange, ApiCall call, Answer.Watched watched) {
        WatchFrames frames = new WatchFrames(watched.definition(), formats, watched.form());
        WatchStream stream = new WatchStream(exchange, frames);
        stream.watch(watched.opener().open(stream));
        exchange.setStatusCode(200);
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-cache, private");
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, frames.contentType());
        if (!call.context().warnings().isEmpty()) {
            exchange.getResponseHeaders()
                    .putAll(
                            ResponseWriter.WARNING,
                            WarningHeader.values(call.context().warnings()));
        }
        stream.start(executor.schedule(stream::closed, watched.timeout()));
    }
}
