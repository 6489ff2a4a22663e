package io.envtest.internal.watch;

import io.envtest.internal.watch.EventLog.Entry;
import org.jspecify.annotations.Nullable;

/** Entries in the order of revisions, in a ring that grows. Not thread-safe. */
final class EntryRing {

    private static final int FIRST_CAPACITY = 16;

    private @Nullable Entry[] ring = new Entry[FIRST_CAPACITY];
    private int head;
    private int size;

    int size() {
        return size;
    }

    void add(Entry entry) {
        if (size == ring.length) {
            resize(2 * size);
        }
        ring[(head + size) & (ring.length - 1)] = entry;
        size++;
    }

    /** The newest entry that is not after the revision. */
    @Nullable
    Entry floor(long revision) {
        int at = indexOfFloor(revision);
        return at < 0 ? null : get(at);
    }

    /** Drops the entries before the one that shows this revision. */
    void trim(long revision) {
        int drop = Math.max(0, indexOfFloor(revision));
        for (int i = 0; i < drop; i++) {
            ring[(head + i) & (ring.length - 1)] = null;
        }
        head = (head + drop) & (ring.length - 1);
        size -= drop;
        if (ring.length > FIRST_CAPACITY && size < ring.length / 4) {
            resize(ring.length / 2);
        }
    }

    private int indexOfFloor(long revision) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (get(middle).revision() <= revision) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    private Entry get(int index) {
        Entry entry = ring[(head + index) & (ring.length - 1)];
        if (entry == null) {
            throw new IllegalStateException("no entry " + index + " of " + size);
        }
        return entry;
    }

    private void resize(int capacity) {
        @Nullable Entry[] other = new Entry[capacity];
        for (int i = 0; i < size; i++) {
            other[i] = get(i);
        }
        ring = other;
        head = 0;
    }
}
