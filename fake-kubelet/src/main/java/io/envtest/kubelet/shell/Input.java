package io.envtest.kubelet.shell;

import io.envtest.spi.component.ContainerAccess;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What can be read from standard input; what a client sends comes bit by bit. Used by one thread at a time. */
final class Input {

    /** What may wait to be read. */
    private static final int MOST_BYTES = 32 << 20;

    private final ContainerAccess.Input kind;
    private byte[] bytes;
    private int from;
    private int to;
    private boolean ended;
    private boolean endedOnce;
    private boolean changed;

    private Input(ContainerAccess.Input kind, byte[] bytes, boolean ended) {
        this.kind = kind;
        this.bytes = bytes;
        this.to = bytes.length;
        this.ended = ended;
    }

    /** All there is to read. */
    static Input of(String text) {
        return new Input(ContainerAccess.Input.NONE, text.getBytes(StandardCharsets.ISO_8859_1), true);
    }

    /** What somebody is going to write, if somebody is there. */
    static Input from(ContainerAccess.Input kind) {
        return new Input(kind, new byte[0], kind == ContainerAccess.Input.NONE);
    }

    ContainerAccess.Input kind() {
        return kind;
    }

    /**
     * Takes what a client has written.
     *
     * @return whether there was room for it
     */
    boolean add(byte[] more) {
        if (ended || more.length == 0) {
            return true;
        }
        changed = true;
        if (to - from + (long) more.length > MOST_BYTES) {
            return false;
        }
        makeRoom(more.length);
        System.arraycopy(more, 0, bytes, to, more.length);
        to += more.length;
        return true;
    }

    private void makeRoom(int length) {
        if (to + length > bytes.length) {
            int kept = to - from;
            byte[] larger = new byte[Math.max(kept + length, 2 * kept)];
            System.arraycopy(bytes, from, larger, 0, kept);
            bytes = larger;
            from = 0;
            to = kept;
        }
    }

    /** Nothing more will come. */
    void end() {
        changed |= !ended;
        ended = true;
    }

    /** Whoever reads to the end is at the end; who reads after that is not. */
    void endOnce() {
        endedOnce = true;
        changed = true;
    }

    /** Whether something has come since this was asked last. */
    boolean hasNews() {
        boolean news = changed;
        changed = false;
        return news;
    }

    /** Reads to the end. */
    String text() {
        return new String(bytes(), StandardCharsets.ISO_8859_1);
    }

    /** Reads to the end. */
    byte[] bytes() {
        if (!ended && !endedOnce) {
            throw new InputWantedException();
        }
        endedOnce = false;
        byte[] rest = Arrays.copyOfRange(bytes, from, to);
        from = to;
        return rest;
    }

    /** Reads what is there, which may be nothing. */
    String available() {
        String there = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        from = to;
        return there;
    }

    /** Reads to the end, or to the end of an archive, which says itself where it ends. */
    byte[] archive() {
        if (Tar.isComplete(ByteBuffer.wrap(bytes, from, to - from))) {
            return available().getBytes(StandardCharsets.ISO_8859_1);
        }
        return bytes();
    }

    /** Whether there is nothing to read any more; asked once for each end. */
    boolean isAtEnd() {
        boolean end = ended || endedOnce;
        endedOnce = false;
        return end;
    }

    /** Reads a line, without its end; null if there is none any more. */
    @Nullable
    String line() {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                String line = new String(bytes, from, i - from, StandardCharsets.ISO_8859_1);
                from = i + 1;
                return line;
            }
        }
        if (from == to && (ended || endedOnce)) {
            endedOnce = false;
            return null;
        }
        return text();
    }
}
