package io.envtest.internal.http.spdy;

import java.nio.ByteBuffer;
import java.util.zip.Deflater;

/** Makes frames. Used by one thread at a time. */
final class FrameWriter implements AutoCloseable {

    private static final int HEAD_BYTES = 8;
    private static final int CONTROL = 0x8003;
    private static final int FIN = 1 << 24;

    private static final int SYN_REPLY = 2;
    private static final int RST_STREAM = 3;
    private static final int PING = 6;
    private static final int GO_AWAY = 7;
    private static final int WINDOW_UPDATE = 9;

    private final Deflater deflater = new Deflater();

    FrameWriter() {
        deflater.setDictionary(Dictionary.bytes());
    }

    /** A stream is accepted, without a header. */
    byte[] reply(int stream) {
        byte[] block = new byte[64];
        deflater.setInput(new byte[Integer.BYTES]);
        int length = deflater.deflate(block, 0, block.length, Deflater.SYNC_FLUSH);
        return head(SYN_REPLY, Integer.BYTES + length)
                .putInt(stream)
                .put(block, 0, length)
                .array();
    }

    byte[] reset(int stream, int status) {
        return head(RST_STREAM, 2 * Integer.BYTES).putInt(stream).putInt(status).array();
    }

    byte[] ping(int id) {
        return head(PING, Integer.BYTES).putInt(id).array();
    }

    /** The connection takes no streams after this one. */
    byte[] goAway(int stream) {
        return head(GO_AWAY, 2 * Integer.BYTES).putInt(stream).putInt(0).array();
    }

    /** There is room again for data, of one stream or, with 0, of all. */
    byte[] window(int stream, int bytes) {
        return head(WINDOW_UPDATE, 2 * Integer.BYTES)
                .putInt(stream)
                .putInt(bytes)
                .array();
    }

    /** Data of less than 16 MiB. */
    static byte[] data(int stream, byte[] bytes, int from, int length, boolean last) {
        return ByteBuffer.allocate(HEAD_BYTES + length)
                .putInt(stream)
                .putInt((last ? FIN : 0) | length)
                .put(bytes, from, length)
                .array();
    }

    private static ByteBuffer head(int type, int length) {
        return ByteBuffer.allocate(HEAD_BYTES + length)
                .putShort((short) CONTROL)
                .putShort((short) type)
                .putInt(length);
    }

    @Override
    public void close() {
        deflater.end();
    }
}
