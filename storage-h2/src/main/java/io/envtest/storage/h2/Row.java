package io.envtest.storage.h2;

import io.envtest.spi.storage.Revision;
import io.envtest.spi.storage.RevisionEvent;
import io.envtest.spi.storage.Write;
import org.jspecify.annotations.Nullable;

/**
 * A row to be appended.
 *
 * @param current the write
 * @param last the row before it of the same key, a tombstone maybe
 * @param attachment for the subscribers
 */
record Row(
        Revision current, @Nullable Revision last, @Nullable Object attachment) {

    static Row of(Write write, long revision, @Nullable Revision last) {
        byte[] value = write.value();
        long created = last == null || last.deleted() ? revision : last.created();
        Revision row = value == null
                ? Revision.tombstone(revision, write.key(), created)
                : new Revision(revision, write.key(), created, false, value);
        return new Row(row, last, write.attachment());
    }

    /** Revision of the row before, 0 if there is none. */
    long previous() {
        return last == null ? 0 : last.revision();
    }

    RevisionEvent event() {
        return new RevisionEvent(current, last == null || last.deleted() ? null : last, attachment);
    }
}
