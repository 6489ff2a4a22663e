package io.envtest.internal.http.spdy;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads the headers of one direction, each block in the light of those before it. Used by one thread at a time. */
final class HeaderReader implements AutoCloseable {

    private static final int MOST_BYTES = 64 * 1024;

    private final Inflater inflater = new Inflater();

    /** Values by lower-case name. */
    Map<String, String> read(byte[] frame, int from) throws SpdyException {
        ByteBuffer block = ByteBuffer.wrap(inflate(frame, from));
        try {
            Map<String, String> headers = new LinkedHashMap<>();
            for (int left = block.getInt(); left > 0; left--) {
                headers.put(text(block).toLowerCase(Locale.ROOT), text(block));
            }
            return headers;
        } catch (BufferUnderflowException e) {
            throw new SpdyException("headers are cut off");
        }
    }

    private static String text(ByteBuffer block) throws SpdyException {
        int length = block.getInt();
        if (length < 0 || length > block.remaining()) {
            throw new SpdyException("headers are cut off");
        }
        byte[] text = new byte[length];
        block.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private byte[] inflate(byte[] frame, int from) throws SpdyException {
        inflater.setInput(frame, from, frame.length - from);
        byte[] out = new byte[MOST_BYTES];
        int length = 0;
        try {
            while (length < MOST_BYTES) {
                int got = inflater.inflate(out, length, MOST_BYTES - length);
                length += got;
                if (got == 0 && inflater.needsDictionary()) {
                    inflater.setDictionary(Dictionary.bytes());
                } else if (got == 0) {
                    return Arrays.copyOf(out, length);
                }
            }
        } catch (DataFormatException | IllegalArgumentException e) {
            throw new SpdyException("headers cannot be read");
        }
        throw new SpdyException("headers are too long");
    }

    @Override
    public void close() {
        inflater.end();
    }
}
