package io.envtest.internal.endpoint.negotiation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Bytes put together in pieces of a size that a socket takes well, whatever they are added in. */
final class Pieces {

    private static final int SIZE = 128 * 1024;
    private static final int FIRST_SIZE = 4 * 1024;

    private final List<byte[]> full = new ArrayList<>();
    private byte[] piece = new byte[FIRST_SIZE];
    private int length;

    void add(byte[] bytes) {
        add(bytes, 0);
    }

    /** Adds bytes from an index on. */
    void add(byte[] bytes, int from) {
        int count = bytes.length - from;
        if (length + count > piece.length) {
            makeRoom(count);
        }
        System.arraycopy(bytes, from, piece, length, count);
        length += count;
    }

    private void makeRoom(int count) {
        if (length + count <= SIZE) {
            piece = Arrays.copyOf(piece, Math.min(SIZE, Math.max(2 * piece.length, length + count)));
            return;
        }
        close();
        piece = new byte[Math.max(SIZE, count)];
    }

    private void close() {
        if (length > 0) {
            full.add(length == piece.length ? piece : Arrays.copyOf(piece, length));
        }
        length = 0;
    }

    /** All pieces; nothing can be added any more. */
    List<byte[]> toList() {
        close();
        return full;
    }
}
