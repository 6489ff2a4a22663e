package io.envtest.internal.http;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.MediaType;
import io.envtest.internal.endpoint.negotiation.BodyFormats;
import io.envtest.internal.endpoint.stream.WatchFrames;
import io.envtest.internal.objectstore.WatchHandle;
import io.envtest.internal.request.ApiCall;
import io.envtest.spi.component.ClusterExecutor;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Opens watches on exchanges, as a chunked response or as a WebSocket. */
final class Streams {

    private final BodyFormats formats;
    private final ClusterExecutor executor;
    private final Map<Executor, WriteRounds> rounds = new ConcurrentHashMap<>();

    Streams(BodyFormats formats, ClusterExecutor executor) {
        this.formats = formats;
        this.executor = executor;
    }

    /** Opens a watch; whatever keeps it from being opened is thrown before anything was written. */
    void open(HttpServerExchange exchange, ApiCall call, Answer.Watched watched) {
        WatchFrames frames = new WatchFrames(watched.definition(), formats, watched.form());
        FramingSink sink = new FramingSink(frames);
        if (WebSocketOutput.wanted(exchange)) {
            WebSocketOutput output = new WebSocketOutput(sink, watched.form().mediaType() == MediaType.JSON);
            open(sink, output, watched);
            exchange.dispatch(exchange.getIoThread(), () -> output.start(exchange));
            return;
        }
        ChunkedOutput output = new ChunkedOutput(exchange, rounds(exchange.getIoThread()), sink);
        open(sink, output, watched);
        exchange.setStatusCode(200);
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-cache, private");
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, frames.contentType());
        if (!call.context().warnings().isEmpty()) {
            exchange.getResponseHeaders()
                    .putAll(
                            ResponseWriter.WARNING,
                            WarningHeader.values(call.context().warnings()));
        }
        output.start();
    }

    private WriteRounds rounds(Executor ioThread) {
        return rounds.computeIfAbsent(ioThread, thread -> new WriteRounds(thread, executor::execute));
    }

    private void open(FramingSink sink, FrameOutput output, Answer.Watched watched) {
        sink.to(output);
        WatchHandle handle = watched.opener().open(sink);
        sink.opened(handle, WatchDeadline.of(executor, watched.timeout(), handle, output::end));
    }
}
