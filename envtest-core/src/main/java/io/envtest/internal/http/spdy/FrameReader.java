package io.envtest.internal.http.spdy;

import java.nio.ByteBuffer;
import java.util.Map;

/**
 * Cuts what a client sends into frames. A frame of data is handed on in parts, as it comes; all others are short, or refused.
 * Used by one thread at a time.
 */
final class FrameReader implements AutoCloseable {

    private static final int VERSION = 3;
    private static final int HEAD_BYTES = 8;
    private static final int MOST_CONTROL_BYTES = 64 * 1024;
    private static final int FIN = 1;
    private static final int STREAM_BITS = 0x7fffffff;

    private static final int SYN_STREAM = 1;
    private static final int RST_STREAM = 3;
    private static final int PING = 6;
    private static final int HEADERS = 8;

    private final HeaderReader headers = new HeaderReader();
    private final FrameHandler handler;
    private final ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
    private byte[] control = new byte[0];
    private int controlBytes;
    /** What is still to come of the frame of which the head is there. */
    private int left = -1;

    FrameReader(FrameHandler handler) {
        this.handler = handler;
    }

    /** Takes what has come. */
    void read(ByteBuffer bytes) throws SpdyException {
        while (bytes.hasRemaining() || left == 0) {
            if (left < 0) {
                readHead(bytes);
            } else if (isControl()) {
                readControl(bytes);
            } else {
                readData(bytes);
            }
        }
    }

    private void readHead(ByteBuffer bytes) throws SpdyException {
        while (head.hasRemaining() && bytes.hasRemaining()) {
            head.put(bytes.get());
        }
        if (head.hasRemaining()) {
            return;
        }
        left = head.getInt(Integer.BYTES) & 0xffffff;
        if (isControl()) {
            if ((head.getShort(0) & 0x7fff) != VERSION) {
                throw new SpdyException("not SPDY/3.1");
            }
            if (left > MOST_CONTROL_BYTES) {
                throw new SpdyException("a frame is too long");
            }
            control = new byte[left];
            controlBytes = 0;
        }
    }

    private boolean isControl() {
        return head.get(0) < 0;
    }

    private boolean isLast() {
        return (head.get(Integer.BYTES) & FIN) != 0;
    }

    private void readData(ByteBuffer bytes) throws SpdyException {
        byte[] part = new byte[Math.min(left, bytes.remaining())];
        bytes.get(part);
        left -= part.length;
        boolean whole = left == 0;
        int stream = head.getInt(0);
        boolean last = whole && isLast();
        if (whole) {
            next();
        }
        handler.data(stream, part, last);
    }

    private void readControl(ByteBuffer bytes) throws SpdyException {
        int length = Math.min(left, bytes.remaining());
        bytes.get(control, controlBytes, length);
        controlBytes += length;
        left -= length;
        if (left == 0) {
            int type = head.getShort(Short.BYTES);
            boolean last = isLast();
            next();
            handle(type, last, ByteBuffer.wrap(control));
        }
    }

    private void next() {
        head.clear();
        left = -1;
    }

    /** What is not minded: settings, the client's windows, its farewell. */
    private void handle(int type, boolean last, ByteBuffer frame) throws SpdyException {
        switch (type) {
            case SYN_STREAM -> {
                Map<String, String> said = headersAfter(2 * Integer.BYTES + Short.BYTES, frame);
                handler.opened(frame.getInt(0) & STREAM_BITS, said, last);
            }
            case HEADERS -> headersAfter(Integer.BYTES, frame);
            case RST_STREAM -> {
                require(frame, 2 * Integer.BYTES);
                handler.reset(frame.getInt(0) & STREAM_BITS);
            }
            case PING -> {
                require(frame, Integer.BYTES);
                handler.ping(frame.getInt(0));
            }
            default -> {}
        }
    }

    private Map<String, String> headersAfter(int length, ByteBuffer frame) throws SpdyException {
        require(frame, length);
        return headers.read(frame.array(), length);
    }

    private static void require(ByteBuffer frame, int length) throws SpdyException {
        if (frame.limit() < length) {
            throw new SpdyException("a frame is too short");
        }
    }

    @Override
    public void close() {
        headers.close();
    }
}
