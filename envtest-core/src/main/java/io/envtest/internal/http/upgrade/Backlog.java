package io.envtest.internal.http.upgrade;

/** Counts the bytes that wait to be sent to a client, so that whoever produces them can wait for it. Thread-safe. */
final class Backlog {

    private static final long FULL_BYTES = 1 << 20;

    private long bytes;
    private boolean saidFull;

    synchronized void add(long count) {
        bytes += count;
    }

    /** Whether so much waits that whoever produces more is to wait until there is room. */
    synchronized boolean isFull() {
        boolean full = bytes > FULL_BYTES;
        saidFull |= full;
        return full;
    }

    /** Nothing waits any more, as nobody is there to get it. */
    synchronized void clear() {
        bytes = 0;
    }

    /** Takes off what was sent; whether one who was told that it is full is to hear that there is room again. */
    synchronized boolean remove(long count) {
        bytes -= count;
        boolean room = saidFull && bytes <= FULL_BYTES / 2;
        saidFull &= !room;
        return room;
    }
}
