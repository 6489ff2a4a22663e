package io.envtest.internal.outbound;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body in chunks, each of which tells its length. */
final class ChunkedBody extends BlockInput {

    private final InputStream input;
    private final Runnable atEnd;
    private long left;
    private boolean begun;
    private boolean ended;

    ChunkedBody(InputStream input, Runnable atEnd) {
        this.input = input;
        this.atEnd = atEnd;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (left == 0 && !ended) {
            next();
        }
        if (ended) {
            return -1;
        }
        int got = input.read(bytes, from, (int) Math.min(length, left));
        if (got < 0) {
            throw new EOFException("unexpected EOF");
        }
        left -= got;
        return got;
    }

    private void next() throws IOException {
        if (begun) {
            ResponseHead.line(input);
        }
        begun = true;
        String size = ResponseHead.line(input).split(";", 2)[0].strip();
        try {
            left = Long.parseLong(size, 16);
        } catch (NumberFormatException e) {
            throw new OutboundException(
                    size.length() > 16 ? "http chunk length too large" : "invalid byte in chunk length", e);
        }
        if (left < 0) {
            throw new OutboundException("invalid byte in chunk length");
        }
        if (left == 0) {
            while (!ResponseHead.line(input).isEmpty()) {
                // trailers say nothing of use
                continue;
            }
            ended = true;
            atEnd.run();
        }
    }
}
