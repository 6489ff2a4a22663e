package io.envtest.internal.http;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.xnio.channels.StreamSinkChannel;

/**
 * A stream of frames as the body of an answer. Frames are queued by any thread and written by the connection's I/O
 * thread, which never waits: no thread belongs to a stream.
 */
final class ChunkedStream implements FrameSink {

    private static final long FULL_BYTES = 1 << 20;
    private static final int MOST_AT_ONCE = 64;

    private final HttpServerExchange exchange;
    private final OpenStreams streams;
    private final StreamSinkChannel channel;
    private final Queue<ByteBuffer> queue = new ConcurrentLinkedQueue<>();
    private final AtomicLong queued = new AtomicLong();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Runnable stop = this::stop;
    private volatile boolean ended;
    private volatile FrameSource.Control control = new NotYet();
    private volatile boolean wasFull;
    private boolean writing;

    private ChunkedStream(HttpServerExchange exchange, OpenStreams streams) {
        this.exchange = exchange;
        this.streams = streams;
        this.channel = exchange.getResponseChannel();
    }

    static void open(HttpServerExchange exchange, FrameSource source, OpenStreams streams) {
        exchange.dispatch(() -> {
            ChunkedStream stream = new ChunkedStream(exchange, streams);
            streams.add(stream.stop);
            exchange.addExchangeCompleteListener((done, next) -> {
                stream.stop();
                next.proceed();
            });
            exchange.getConnection().addCloseListener(connection -> stream.stop());
            stream.channel.getWriteSetter().set(ready -> stream.write());
            stream.schedule();
            stream.control = source.start(stream);
            if (stream.stopped.get()) {
                stream.control.stop();
            }
        });
    }

    @Override
    public void send(byte[] frame) {
        if (stopped.get()) {
            return;
        }
        queue.add(ByteBuffer.wrap(frame));
        if (queued.addAndGet(frame.length) > FULL_BYTES) {
            wasFull = true;
        }
        schedule();
    }

    @Override
    public void end() {
        ended = true;
        schedule();
    }

    @Override
    public boolean ready() {
        return queued.get() <= FULL_BYTES;
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            exchange.getIoThread().execute(() -> {
                scheduled.set(false);
                if (!writing) {
                    write();
                }
            });
        }
    }

    /** Runs on the I/O thread only. */
    private void write() {
        if (stopped.get()) {
            return;
        }
        try {
            boolean blocked = drain() || !channel.flush();
            if (blocked != writing) {
                writing = blocked;
                if (blocked) {
                    channel.resumeWrites();
                } else {
                    channel.suspendWrites();
                }
            }
            if (!blocked && ended && queue.isEmpty()) {
                finish();
            }
        } catch (IOException e) {
            abort();
        }
        if (wasFull && ready()) {
            wasFull = false;
            control.resume();
        }
    }

    /** Whether the socket took less than there is. */
    private boolean drain() throws IOException {
        while (!queue.isEmpty()) {
            ByteBuffer[] buffers = queue.stream().limit(MOST_AT_ONCE).toArray(ByteBuffer[]::new);
            long written = channel.write(buffers, 0, buffers.length);
            queued.addAndGet(-written);
            while (!queue.isEmpty() && !queue.element().hasRemaining()) {
                queue.remove();
            }
            if (written == 0) {
                return true;
            }
        }
        return false;
    }

    private void finish() {
        streams.remove(stop);
        stopped.set(true);
        exchange.endExchange();
    }

    /** The client is gone. */
    private void abort() {
        stop();
        exchange.endExchange();
    }

    private void stop() {
        if (stopped.compareAndSet(false, true)) {
            streams.remove(stop);
            control.stop();
        }
    }

    /** Before the source has begun there is nobody to tell. */
    private static final class NotYet implements FrameSource.Control {
        @Override
        public void resume() {
            // nothing was sent yet
        }

        @Override
        public void stop() {
            // the source is told as soon as it has begun
        }
    }
}
