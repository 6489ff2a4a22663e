package io.envtest.internal.http;

import io.envtest.api.ApiException;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.negotiation.AnswerEncoder;
import io.envtest.internal.endpoint.negotiation.BodyFormats;
import io.envtest.internal.endpoint.negotiation.Encoded;
import io.envtest.internal.endpoint.stream.WatchFrames;
import io.envtest.internal.objectstore.WatchHandle;
import io.envtest.internal.request.ApiCall;
import io.envtest.internal.request.ApiRequest;
import io.envtest.internal.request.QueryParameters;
import io.envtest.internal.request.RequestBody;
import io.envtest.internal.request.filter.ApiHandler;
import io.envtest.spi.component.ClusterExecutor;
import java.io.ByteArrayOutputStream;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Answers requests as the listener does, byte for byte, without a socket. Thread-safe. */
public final class DirectServer {

    private final ApiHandler api;
    private final BodyFormats formats;
    private final AnswerEncoder encoder;
    private final ClusterExecutor executor;

    /**
     * An answer as it would go over the wire.
     *
     * @param code HTTP status
     * @param headers values by lower-case name
     * @param body not to be changed
     */
    public record Reply(int code, Map<String, List<String>> headers, byte[] body) {}

    /**
     * A request as it would come over the wire.
     *
     * @param method HTTP method
     * @param target path and query, encoded as in a URL
     * @param headers values by name in any case
     * @param certificates the client's certificate chain, leaf first; empty if it shows none
     * @param body what is sent
     */
    public record Message(
            String method,
            String target,
            Map<String, List<String>> headers,
            List<X509Certificate> certificates,
            byte[] body) {}

    /**
     * Answers by a path of requests.
     *
     * @param executor ends watches in time
     */
    public DirectServer(ApiHandler api, BodyFormats formats, ClusterExecutor executor) {
        this.api = api;
        this.formats = formats;
        this.encoder = new AnswerEncoder(formats);
        this.executor = executor;
    }

    /**
     * Answers a request.
     *
     * @throws IllegalArgumentException if the answer has no end
     */
    public Reply answer(Message message) {
        ApiCall call = ApiCall.anonymous(request(message));
        try {
            return reply(encoder.encode(api.handle(call)), call);
        } catch (ApiException e) {
            return reply(encoder.refusal(call.request(), e.status()), call);
        }
    }

    /**
     * Opens a watch.
     *
     * @param frames is given each frame
     * @return ends it
     * @throws ApiException if it is refused
     * @throws IllegalArgumentException if the request is none for a watch
     */
    public Runnable watch(Message message, Consumer<byte[]> frames) {
        ApiCall call = ApiCall.anonymous(request(message));
        if (!(api.handle(call) instanceof Answer.Watched watched)) {
            throw new IllegalArgumentException(message.target() + " is no watch");
        }
        FramingSink sink = new FramingSink(new WatchFrames(watched.definition(), formats, watched.form()));
        sink.to(new Collected(frames));
        WatchHandle handle = watched.opener().open(sink);
        sink.opened(handle, WatchDeadline.of(executor, watched.timeout(), handle, sink::release));
        return sink::release;
    }

    private static ApiRequest request(Message message) {
        String[] target = message.target().split("\\?", 2);
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(message.headers());
        return new ApiRequest(
                message.method(),
                PercentDecoder.decode(target[0]),
                QueryParameters.parse(target.length > 1 ? target[1] : ""),
                name -> headers.getOrDefault(name, List.of()),
                headers::keySet,
                message.certificates(),
                new RequestBody.Bytes(message.body()),
                false);
    }

    private static Reply reply(Encoded answer, ApiCall call) {
        Map<String, List<String>> headers = new TreeMap<>();
        headers.put("cache-control", List.of("no-cache, private"));
        call.context().headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        if (!answer.contentType().isEmpty()) {
            headers.put("content-type", List.of(answer.contentType()));
        }
        answer.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        List<String> warnings =
                new ArrayList<>(WarningHeader.values(call.context().warnings()));
        if (!warnings.isEmpty()) {
            headers.put("warning", warnings);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        answer.parts().forEach(part -> body.write(part.bytes(), part.from(), part.length()));
        return new Reply(answer.code(), headers, body.toByteArray());
    }

    /** Hands frames on at once. */
    private record Collected(Consumer<byte[]> frames) implements FrameOutput {

        @Override
        public void send(List<byte[]> frame) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            frame.forEach(whole::writeBytes);
            frames.accept(whole.toByteArray());
        }

        @Override
        public void end() {
            // nothing waits to be sent
        }

        @Override
        public boolean ready() {
            return true;
        }
    }
}
