package io.envtest.internal.http;

import io.envtest.internal.endpoint.negotiation.Part;
import io.undertow.io.DefaultIoCallback;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Sends a long body of many parts through one buffer: a socket's channel that is given all of them copies all of them for
 * each write, of which the client takes some. The content's length must have been set.
 */
final class PartSender extends DefaultIoCallback {

    private static final int BUFFER_BYTES = 128 * 1024;

    private final HttpServerExchange exchange;
    private final List<Part> parts;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int next;
    private int taken;

    PartSender(HttpServerExchange exchange, List<Part> parts) {
        this.exchange = exchange;
        this.parts = parts;
    }

    void sendNext() {
        int length = fill();
        IoCallback then = next == parts.size() ? IoCallback.END_EXCHANGE : this;
        exchange.getResponseSender().send(ByteBuffer.wrap(buffer, 0, length), then);
    }

    @Override
    public void onComplete(HttpServerExchange sent, Sender sender) {
        sendNext();
    }

    private int fill() {
        int length = 0;
        while (next < parts.size() && length < buffer.length) {
            Part part = parts.get(next);
            int count = Math.min(part.length() - taken, buffer.length - length);
            System.arraycopy(part.bytes(), part.from() + taken, buffer, length, count);
            length += count;
            taken += count;
            if (taken == part.length()) {
                next++;
                taken = 0;
            }
        }
        return length;
    }
}
