package io.envtest.internal.http;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;

/**
 * Frames as the body of a response without an end. They are queued by whoever makes them and written by the connection's
 * I/O thread, as many at once as are there; no thread waits for a slow client.
 */
final class ChunkedOutput implements FrameOutput {

    private static final long FULL_BYTES = 4L * 1024 * 1024;

    private final HttpServerExchange exchange;
    private final StreamOwner owner;
    private final Deque<ByteBuffer> queue = new ArrayDeque<>();
    private long queuedBytes;
    /** Whether a round of writing is under way or will be; at first nothing is written before the start. */
    private boolean scheduled = true;

    private boolean ended;
    private boolean full;
    private @Nullable StreamSinkChannel channel;
    private ByteBuffer[] writing = new ByteBuffer[0];

    ChunkedOutput(HttpServerExchange exchange, StreamOwner owner) {
        this.exchange = exchange;
        this.owner = owner;
    }

    /** Begins to write; until then frames wait. */
    void start() {
        exchange.addExchangeCompleteListener((done, next) -> {
            stop();
            next.proceed();
        });
        StreamSinkChannel opened = exchange.getResponseChannel();
        if (opened == null) {
            stop();
            return;
        }
        channel = opened;
        opened.getWriteSetter().set(ready -> write());
        ClientGone.detect(exchange, this::gone);
        exchange.getIoThread().execute(this::write);
    }

    @Override
    public void send(List<byte[]> frame) {
        boolean wake;
        synchronized (this) {
            if (ended) {
                return;
            }
            for (byte[] piece : frame) {
                queue.add(ByteBuffer.wrap(piece));
                queuedBytes += piece.length;
            }
            wake = !scheduled;
            scheduled = true;
        }
        if (wake) {
            exchange.getIoThread().execute(this::write);
        }
    }

    @Override
    public void end() {
        boolean wake;
        synchronized (this) {
            ended = true;
            wake = !scheduled;
            scheduled = true;
        }
        if (wake) {
            exchange.getIoThread().execute(this::write);
        }
    }

    @Override
    public synchronized boolean ready() {
        full = queuedBytes > FULL_BYTES;
        return !full;
    }

    /** Writes what is there. Runs on the I/O thread only, one round at a time. */
    private void write() {
        StreamSinkChannel out = channel;
        if (out == null) {
            return;
        }
        try {
            do {
                if (!written(out)) {
                    out.resumeWrites();
                    return;
                }
            } while (takeMore());
            finishRound(out);
        } catch (IOException e) {
            gone();
        }
    }

    private boolean written(StreamSinkChannel out) throws IOException {
        while (writing.length > 0 && writing[writing.length - 1].hasRemaining()) {
            if (out.write(writing) == 0) {
                return false;
            }
        }
        writing = new ByteBuffer[0];
        return out.flush();
    }

    private boolean takeMore() {
        boolean resume;
        synchronized (this) {
            if (queue.isEmpty()) {
                return false;
            }
            writing = queue.toArray(ByteBuffer[]::new);
            queue.clear();
            queuedBytes = 0;
            resume = full;
            full = false;
        }
        if (resume) {
            owner.resume();
        }
        return true;
    }

    private void finishRound(StreamSinkChannel out) {
        boolean finish;
        synchronized (this) {
            if (!queue.isEmpty()) {
                exchange.getIoThread().execute(this::write);
                return;
            }
            finish = ended;
            scheduled = finish;
        }
        out.suspendWrites();
        if (finish) {
            owner.release();
            exchange.endExchange();
        }
    }

    /** The client is not there any more. */
    private void gone() {
        stop();
        StreamSinkChannel out = channel;
        if (out != null) {
            IoUtils.safeClose(out);
        }
        exchange.endExchange();
    }

    private void stop() {
        synchronized (this) {
            ended = true;
            queue.clear();
            queuedBytes = 0;
        }
        owner.release();
    }
}
