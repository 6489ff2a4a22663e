package io.envtest.kubelet.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Bytes made smaller, and back. */
final class Gzip {

    private static final int MOST_BYTES = 32 << 20;

    private Gzip() {}

    static byte[] pack(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /**
     * The bytes that were packed.
     *
     * @throws NotUnderstoodException if they were not packed so, or are too many
     */
    static byte[] unpack(byte[] packed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = in.readNBytes(MOST_BYTES);
            if (in.read() >= 0) {
                throw new NotUnderstoodException("gzip of more than a simulated container can hold");
            }
            return bytes;
        } catch (IOException e) {
            throw new NotUnderstoodException("gzip: " + e.getMessage());
        }
    }
}
