package io.envtest.internal.outbound;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body of a known length. */
final class CountedBody extends BlockInput {

    private final InputStream input;
    private final Runnable atEnd;
    private long left;

    CountedBody(InputStream input, long length, Runnable atEnd) {
        this.input = input;
        this.left = length;
        this.atEnd = atEnd;
        if (length == 0) {
            atEnd.run();
        }
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int got = input.read(bytes, from, (int) Math.min(length, left));
        if (got < 0) {
            throw new EOFException("unexpected EOF");
        }
        left -= got;
        if (left == 0) {
            atEnd.run();
        }
        return got;
    }
}
