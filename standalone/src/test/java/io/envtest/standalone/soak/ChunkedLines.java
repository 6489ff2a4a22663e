package io.envtest.standalone.soak;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Cuts a chunked response that comes in pieces into the lines of its body. */
final class ChunkedLines {

    private enum Part {
        HEAD,
        SIZE,
        DATA,
        END_OF_CHUNK,
        OVER
    }

    private final LineTaker taker;
    private Part part = Part.HEAD;
    private byte[] line = new byte[2048];
    private int length;
    private byte[] size = new byte[16];
    private int sizeLength;
    private int left;
    private int status;

    /** Takes a line of the body; the bytes are good for the call only. */
    @FunctionalInterface
    interface LineTaker {
        /** Takes it, without its end. */
        void take(byte[] bytes, int length);
    }

    ChunkedLines(LineTaker taker) {
        this.taker = taker;
    }

    /** The HTTP status, 0 as long as it is not known. */
    int status() {
        return status;
    }

    /** Whether the server has said that nothing more comes. */
    boolean isOver() {
        return part == Part.OVER;
    }

    void feed(ByteBuffer bytes) {
        while (bytes.hasRemaining() && part != Part.OVER) {
            if (part == Part.DATA) {
                data(bytes);
            } else {
                byte next = bytes.get();
                if (part == Part.HEAD) {
                    head(next);
                } else if (part == Part.SIZE) {
                    size(next);
                } else if (next == '\n') {
                    part = Part.SIZE;
                }
            }
        }
    }

    private void head(byte next) {
        append(next);
        if (length >= 4 && next == '\n' && line[length - 2] == '\r' && line[length - 3] == '\n') {
            String head = new String(line, 0, length, StandardCharsets.ISO_8859_1);
            status = Integer.parseInt(head.split(" ", 3)[1]);
            length = 0;
            part = head.contains("chunked") ? Part.SIZE : Part.OVER;
        }
    }

    private void size(byte next) {
        if (next != '\n') {
            size[sizeLength++] = next;
            return;
        }
        left = Integer.parseInt(new String(size, 0, sizeLength, StandardCharsets.ISO_8859_1).strip(), 16);
        sizeLength = 0;
        part = left == 0 ? Part.OVER : Part.DATA;
    }

    private void data(ByteBuffer bytes) {
        int count = Math.min(left, bytes.remaining());
        left -= count;
        for (int i = 0; i < count; i++) {
            byte next = bytes.get();
            if (next == '\n') {
                taker.take(line, length);
                length = 0;
            } else {
                append(next);
            }
        }
        if (left == 0) {
            part = Part.END_OF_CHUNK;
        }
    }

    private void append(byte next) {
        if (length == line.length) {
            line = Arrays.copyOf(line, 2 * length);
        }
        line[length++] = next;
    }
}
