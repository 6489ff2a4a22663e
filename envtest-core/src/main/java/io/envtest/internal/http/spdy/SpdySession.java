package io.envtest.internal.http.spdy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The server's side of a connection that speaks SPDY/3.1. Bytes that come are handed to it by one thread at a time; streams
 * are used by any.
 *
 * <p>Windows are not minded, as Kubernetes' own library does not mind them and never opens them: what a client does not read
 * waits in the carrier, and whoever produces it is to look whether the carrier is full.
 *
 * @see <a href="https://www.chromium.org/spdy/spdy-protocol/spdy-protocol-draft3-1/">SPDY Protocol, draft 3.1</a>
 */
public final class SpdySession implements FrameHandler {

    private static final int MOST_STREAMS = 1000;
    private static final int MOST_DATA_BYTES = 1 << 20;
    private static final int REFUSED = 3;

    private final Carrier carrier;
    private final Predicate<SpdyStream> accepts;
    private final FrameReader reader = new FrameReader(this);
    private final FrameWriter writer = new FrameWriter();
    private final Map<Integer, SpdyStream> streams = new ConcurrentHashMap<>();
    private volatile int latest;
    private boolean closed;

    /** Carries bytes to the client. Thread-safe; does not block. */
    public interface Carrier {

        /** Sends bytes, which are not to be changed any more. */
        void send(byte[] bytes);

        /** Says farewell once all is sent. */
        void end();
    }

    /**
     * A session.
     *
     * @param accepts is given each new stream and says whether there is to be one
     */
    public SpdySession(Carrier carrier, Predicate<SpdyStream> accepts) {
        this.carrier = carrier;
        this.accepts = accepts;
    }

    /**
     * Takes what has come.
     *
     * @throws SpdyException if it is no SPDY; the connection is to be cut
     */
    public void read(ByteBuffer bytes) throws SpdyException {
        if (!isClosed()) {
            reader.read(bytes);
        }
    }

    /** The client is gone. */
    public void gone() {
        List<SpdyStream> open = List.copyOf(streams.values());
        streams.clear();
        close();
        open.forEach(SpdyStream::gaveUp);
    }

    /** Says that all is said, and no more streams are wanted. */
    public void end() {
        synchronized (this) {
            if (closed) {
                return;
            }
            carrier.send(writer.goAway(latest));
        }
        carrier.end();
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void close() {
        if (!closed) {
            closed = true;
            reader.close();
            writer.close();
        }
    }

    @Override
    public void opened(int id, Map<String, String> headers, boolean last) throws SpdyException {
        if (id % 2 == 0 || id <= latest) {
            throw new SpdyException("no number for a stream: " + id);
        }
        latest = id;
        SpdyStream stream = new SpdyStream(this, id, headers);
        if (streams.size() >= MOST_STREAMS) {
            reset(id, REFUSED);
            return;
        }
        streams.put(id, stream);
        synchronized (this) {
            carrier.send(writer.reply(id));
        }
        if (!accepts.test(stream)) {
            streams.remove(id);
            reset(id, REFUSED);
        } else if (last) {
            stream.received(new byte[0], true);
            forgetIfOver(stream);
        }
    }

    @Override
    public void data(int id, byte[] bytes, boolean last) {
        SpdyStream stream = streams.get(id);
        if (bytes.length > 0) {
            synchronized (this) {
                carrier.send(writer.window(id, bytes.length));
                carrier.send(writer.window(0, bytes.length));
            }
        }
        if (stream != null && !stream.isEnded()) {
            stream.received(bytes, last);
            forgetIfOver(stream);
        }
    }

    @Override
    public void reset(int id) {
        SpdyStream stream = streams.remove(id);
        if (stream != null) {
            stream.gaveUp();
        }
    }

    @Override
    public synchronized void ping(int id) {
        if (!closed && id % 2 != 0) {
            carrier.send(writer.ping(id));
        }
    }

    private synchronized void reset(int id, int status) {
        if (!closed) {
            carrier.send(writer.reset(id, status));
        }
    }

    void send(SpdyStream stream, byte[] bytes, boolean last) {
        synchronized (this) {
            if (closed || stream.isFinished() || !streams.containsKey(stream.id())) {
                return;
            }
            int at = 0;
            do {
                int length = Math.min(MOST_DATA_BYTES, bytes.length - at);
                boolean lastPart = last && at + length == bytes.length;
                if (length > 0 || lastPart) {
                    carrier.send(FrameWriter.data(stream.id(), bytes, at, length, lastPart));
                }
                at += length;
            } while (at < bytes.length);
            if (last) {
                stream.setFinished();
            }
        }
        forgetIfOver(stream);
    }

    private void forgetIfOver(SpdyStream stream) {
        if (stream.isEnded() && stream.isFinished()) {
            streams.remove(stream.id());
        }
    }
}
