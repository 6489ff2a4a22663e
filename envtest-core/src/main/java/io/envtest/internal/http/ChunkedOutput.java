package io.envtest.internal.http;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
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
    /** Frames that go out in one write; each write is a chunk and a system call. */
    private static final int MOST_AT_ONCE = 64 * 1024;

    private final HttpServerExchange exchange;
    private final WriteRounds rounds;
    private final StreamOwner owner;
    private final Deque<byte[]> queue = new ArrayDeque<>();
    private long queuedBytes;
    /** Whether a round of writing is under way or will be; at first nothing is written before the start. */
    private boolean scheduled = true;

    private boolean ended;
    private boolean full;
    private @Nullable StreamSinkChannel channel;
    private ByteBuffer writing = ByteBuffer.allocate(0);

    ChunkedOutput(HttpServerExchange exchange, WriteRounds rounds, StreamOwner owner) {
        this.exchange = exchange;
        this.rounds = rounds;
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
        rounds.add(this::write);
    }

    @Override
    public void send(List<byte[]> frame) {
        boolean wake;
        synchronized (this) {
            if (ended) {
                return;
            }
            for (byte[] piece : frame) {
                queue.add(piece);
                queuedBytes += piece.length;
            }
            wake = !scheduled;
            scheduled = true;
        }
        if (wake) {
            rounds.add(this::write);
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
            rounds.add(this::write);
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
        while (writing.hasRemaining()) {
            if (out.write(writing) == 0) {
                return false;
            }
        }
        return out.flush();
    }

    private boolean takeMore() {
        boolean resume;
        synchronized (this) {
            if (queue.isEmpty()) {
                return false;
            }
            writing = ByteBuffer.wrap(next());
            queuedBytes -= writing.remaining();
            resume = full && queue.isEmpty();
            full &= !resume;
        }
        if (resume) {
            owner.resume();
        }
        return true;
    }

    /** The frames to be written next, joined unless there is only one. */
    private byte[] next() {
        byte[] first = queue.remove();
        int length = first.length;
        int more = 0;
        for (byte[] piece : queue) {
            if (length + piece.length > MOST_AT_ONCE) {
                break;
            }
            length += piece.length;
            more++;
        }
        if (more == 0) {
            return first;
        }
        byte[] all = Arrays.copyOf(first, length);
        for (int at = first.length; more > 0; more--) {
            byte[] piece = queue.remove();
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return all;
    }

    private void finishRound(StreamSinkChannel out) {
        boolean finish;
        synchronized (this) {
            if (!queue.isEmpty()) {
                rounds.add(this::write);
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
