package io.envtest.internal.http.upgrade;

import io.envtest.internal.http.spdy.SpdySession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.conduits.ConduitStreamSinkChannel;
import org.xnio.conduits.ConduitStreamSourceChannel;

/**
 * Both directions of a connection, read and written by its I/O thread; no other thread waits. Sending and closing are
 * thread-safe.
 */
final class Wire implements Pipe, SpdySession.Carrier {

    private static final int BUFFER_BYTES = 32 * 1024;
    /** How long a client may take to hear the last words and close. */
    private static final int FAREWELL_SECONDS = 10;

    private final StreamConnection connection;
    private final Deque<ByteBuffer> queue = new ArrayDeque<>();
    private final Backlog backlog = new Backlog();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private boolean scheduled;
    private boolean ending;
    private boolean over;
    /** What the I/O thread knows of the two directions. */
    private boolean heardAll;

    private boolean saidAll;
    private volatile @Nullable Listener listener;

    Wire(StreamConnection connection) {
        this.connection = connection;
    }

    @Override
    public void listen(Listener heard) {
        listener = heard;
        connection.setCloseListener(closed -> over());
        ConduitStreamSourceChannel source = connection.getSourceChannel();
        source.setReadListener(ready -> read());
        connection.getSinkChannel().setWriteListener(ready -> write());
        connection.getIoThread().execute(source::wakeupReads);
    }

    private void read() {
        ConduitStreamSourceChannel source = connection.getSourceChannel();
        Listener heard = listener;
        if (heard == null) {
            return;
        }
        try {
            while (source.isReadResumed()) {
                buffer.clear();
                int got = source.read(buffer);
                if (got == 0) {
                    return;
                }
                if (got < 0) {
                    source.suspendReads();
                    heardAll = true;
                    heard.ended();
                    if (saidAll) {
                        cut();
                    }
                    return;
                }
                heard.received(buffer.flip());
            }
        } catch (IOException e) {
            cut();
        }
    }

    @Override
    public void send(byte[] bytes) {
        add(ByteBuffer.wrap(bytes), false);
    }

    @Override
    public void finish() {
        add(ByteBuffer.allocate(0), true);
    }

    @Override
    public void end() {
        finish();
        connection.getIoThread().executeAfter(this::cut, FAREWELL_SECONDS, TimeUnit.SECONDS);
    }

    private void add(ByteBuffer bytes, boolean last) {
        boolean wake;
        synchronized (this) {
            if (over || ending) {
                return;
            }
            queue.add(bytes);
            backlog.add(bytes.remaining());
            ending = last;
            wake = !scheduled;
            scheduled = true;
        }
        if (wake) {
            connection.getIoThread().execute(this::write);
        }
    }

    @Override
    public boolean isFull() {
        return backlog.isFull();
    }

    private void write() {
        ConduitStreamSinkChannel sink = connection.getSinkChannel();
        try {
            for (ByteBuffer next = first(); next != null; next = first()) {
                while (next.hasRemaining()) {
                    if (sink.write(next) == 0) {
                        sink.resumeWrites();
                        return;
                    }
                }
                written(next);
            }
            if (!sink.flush()) {
                sink.resumeWrites();
                return;
            }
            sink.suspendWrites();
            finish(sink);
        } catch (IOException e) {
            cut();
        }
    }

    private synchronized @Nullable ByteBuffer first() {
        ByteBuffer next = queue.peek();
        scheduled = next != null;
        return next;
    }

    private void written(ByteBuffer done) {
        synchronized (this) {
            queue.poll();
        }
        Listener heard = listener;
        if (backlog.remove(done.limit()) && heard != null) {
            heard.room();
        }
    }

    /** Closes one direction; the other end closes the other one, or has it closed. */
    private void finish(ConduitStreamSinkChannel sink) throws IOException {
        synchronized (this) {
            if (!ending || over) {
                return;
            }
        }
        sink.shutdownWrites();
        if (!sink.flush()) {
            sink.resumeWrites();
        }
        saidAll = true;
        if (heardAll) {
            cut();
        }
    }

    @Override
    public void pause() {
        if (Thread.currentThread() == connection.getIoThread()) {
            connection.getSourceChannel().suspendReads();
        } else {
            connection.getIoThread().execute(connection.getSourceChannel()::suspendReads);
        }
    }

    @Override
    public void resume() {
        connection.getIoThread().execute(this::readAgain);
    }

    private void readAgain() {
        if (!heardAll) {
            connection.getSourceChannel().wakeupReads();
        }
    }

    @Override
    public void cut() {
        IoUtils.safeClose(connection);
    }

    private void over() {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            queue.clear();
            backlog.clear();
        }
        Listener heard = listener;
        if (heard != null) {
            heard.gone();
        }
    }
}
