package io.envtest.internal.http;

import io.envtest.api.Status;
import io.envtest.api.WatchEvent;
import io.envtest.internal.endpoint.stream.WatchFrames;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.objectstore.WatchHandle;
import io.envtest.internal.objectstore.WatchSink;
import io.envtest.spi.component.ClusterExecutor;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;

/**
 * A watch over a response without an end. Events are queued by whoever makes them and written by the connection's I/O
 * thread, as many at once as are there; no thread waits for a slow client.
 */
final class WatchStream implements WatchSink {

    private static final long FULL_BYTES = 4L * 1024 * 1024;

    private final HttpServerExchange exchange;
    private final WatchFrames frames;
    private final Deque<ByteBuffer> queue = new ArrayDeque<>();
    private final ChannelListener<StreamSinkChannel> writable = channel -> drain();
    private long queuedBytes;
    private boolean scheduled = true;
    private boolean ended;
    private boolean full;
    private @Nullable StreamSinkChannel channel;
    private @Nullable WatchHandle handle;
    private ClusterExecutor.@Nullable Timer timer;
    private ByteBuffer[] writing = new ByteBuffer[0];

    WatchStream(HttpServerExchange exchange, WatchFrames frames) {
        this.exchange = exchange;
        this.frames = frames;
    }

    synchronized void watch(WatchHandle opened) {
        handle = opened;
        if (ended) {
            opened.close();
        }
    }

    /** Begins to write; until then events wait. */
    void start(ClusterExecutor.Timer end) {
        synchronized (this) {
            timer = end;
        }
        exchange.addExchangeCompleteListener((done, next) -> {
            release();
            next.proceed();
        });
        StreamSinkChannel opened = exchange.getResponseChannel();
        if (opened == null) {
            release();
            return;
        }
        channel = opened;
        opened.getWriteSetter().set(writable);
        ClientGone.detect(exchange, this::gone);
        exchange.getIoThread().execute(this::drain);
    }

    @Override
    public void event(WatchEvent type, StoredObject object) {
        enqueue(frames.event(type, object));
    }

    @Override
    public void bookmark(long revision, boolean initialEventsEnd) {
        enqueue(frames.bookmark(revision, initialEventsEnd));
    }

    @Override
    public void error(Status status) {
        enqueue(frames.error(status));
        closed();
    }

    @Override
    public void closed() {
        boolean wake;
        synchronized (this) {
            ended = true;
            wake = !scheduled;
            scheduled = true;
        }
        if (wake) {
            exchange.getIoThread().execute(this::drain);
        }
    }

    @Override
    public synchronized boolean ready() {
        full = queuedBytes > FULL_BYTES;
        return !full;
    }

    private void enqueue(List<byte[]> frame) {
        boolean wake;
        synchronized (this) {
            if (ended) {
                return;
            }
            for (byte[] part : frame) {
                queue.add(ByteBuffer.wrap(part));
                queuedBytes += part.length;
            }
            wake = !scheduled;
            scheduled = true;
        }
        if (wake) {
            exchange.getIoThread().execute(this::drain);
        }
    }

    /** Writes what is there. Only one drain is under way at a time, on the I/O thread. */
    private void drain() {
        StreamSinkChannel out = channel;
        if (out == null) {
            return;
        }
        try {
            while (true) {
                if (!flushPending(out)) {
                    out.resumeWrites();
                    return;
                }
                if (!takeMore()) {
                    finishRound(out);
                    return;
                }
            }
        } catch (IOException e) {
            gone();
        }
    }

    private boolean flushPending(StreamSinkChannel out) throws IOException {
        while (writing.length > 0 && writing[writing.length - 1].hasRemaining()) {
            if (out.write(writing) == 0) {
                return false;
            }
        }
        writing = new ByteBuffer[0];
        return out.flush();
    }

    private boolean takeMore() {
        WatchHandle resumed = null;
        synchronized (this) {
            if (queue.isEmpty()) {
                return false;
            }
            writing = queue.toArray(ByteBuffer[]::new);
            queue.clear();
            queuedBytes = 0;
            if (full) {
                full = false;
                resumed = handle;
            }
        }
        if (resumed != null) {
            resumed.resume();
        }
        return true;
    }

    private void finishRound(StreamSinkChannel out) throws IOException {
        boolean finish;
        synchronized (this) {
            if (!queue.isEmpty()) {
                exchange.getIoThread().execute(this::drain);
                return;
            }
            finish = ended;
            scheduled = finish;
        }
        out.suspendWrites();
        if (finish) {
            release();
            exchange.endExchange();
        }
    }

    /** The client is not there any more. */
    private void gone() {
        release();
        StreamSinkChannel out = channel;
        if (out != null) {
            IoUtils.safeClose(out);
        }
        exchange.endExchange();
    }

    private void release() {
        WatchHandle closing;
        ClusterExecutor.Timer cancelled;
        synchronized (this) {
            ended = true;
            closing = handle;
            handle = null;
            cancelled = timer;
            timer = null;
            queue.clear();
            queuedBytes = 0;
        }
        if (closing != null) {
            closing.close();
        }
        if (cancelled != null) {
            cancelled.cancel();
        }
    }
}
