package io.envtest.internal.http;

import io.envtest.internal.endpoint.negotiation.Encoded;
import io.envtest.internal.endpoint.negotiation.GzipCoding;
import io.envtest.internal.endpoint.negotiation.Part;
import io.undertow.io.IoCallback;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.ByteBuffer;
import java.util.List;

/** Writes an answer that has an end. */
final class ResponseWriter {

    static final HttpString WARNING = new HttpString("Warning");
    private static final int COMPRESSED_FROM = 128 * 1024;
    private static final int JOINED_FROM = 256 * 1024;

    private ResponseWriter() {}

    static void send(HttpServerExchange exchange, Encoded answer, List<String> warnings) {
        if (exchange.isResponseStarted()) {
            exchange.endExchange();
            return;
        }
        exchange.setStatusCode(answer.code());
        HeaderMap headers = exchange.getResponseHeaders();
        headers.put(Headers.CACHE_CONTROL, "no-cache, private");
        if (!answer.contentType().isEmpty()) {
            headers.put(Headers.CONTENT_TYPE, answer.contentType());
        }
        answer.headers().forEach((name, values) -> headers.putAll(new HttpString(name), values));
        if (!warnings.isEmpty()) {
            headers.putAll(WARNING, WarningHeader.values(warnings));
        }
        long length = answer.length();
        if (compresses(exchange, answer)) {
            headers.put(Headers.CONTENT_ENCODING, "gzip");
            headers.put(Headers.VARY, "Accept-Encoding");
            exchange.getResponseSender()
                    .send(ByteBuffer.wrap(GzipCoding.compressed(answer.parts())), IoCallback.END_EXCHANGE);
        } else if (length > JOINED_FROM) {
            exchange.setResponseContentLength(length);
            new PartSender(exchange, answer.parts()).sendNext();
        } else {
            exchange.getResponseSender().send(buffers(answer), IoCallback.END_EXCHANGE);
        }
    }

    private static ByteBuffer[] buffers(Encoded answer) {
        ByteBuffer[] buffers = new ByteBuffer[answer.parts().size()];
        for (int i = 0; i < buffers.length; i++) {
            Part part = answer.parts().get(i);
            buffers[i] = ByteBuffer.wrap(part.bytes(), part.from(), part.length());
        }
        return buffers;
    }

    /** Whether to compress; what may be asked for in parts is sent as it is. */
    private static boolean compresses(HttpServerExchange exchange, Encoded answer) {
        String encodings = exchange.getRequestHeaders().getFirst(Headers.ACCEPT_ENCODING);
        return answer.length() > COMPRESSED_FROM
                && encodings != null
                && !answer.headers().containsKey("Accept-Ranges")
                && GzipCoding.isNamed(encodings);
    }
}
