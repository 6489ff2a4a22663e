package io.envtest.storage.h2;

import io.envtest.spi.storage.Revision;
import io.envtest.spi.storage.RevisionEvent;
import io.envtest.spi.storage.Write;
import org.jspecify.annotations.Nullable;

/**
 * A row to be appended.
 *
 * @param current the write
 * @param previous revision of the row before it of the same key, a tombstone maybe; 0 if there is none
 * @param attachment for the subscribers
 */
record Row(Revision current, long previous, @Nullable Object attachment) {

    static Row of(Write write, long revision, KeyIndex.@Nullable Last last) {
        byte[] value = write.value();
        long created = last == null || last.deleted() ? revision : last.created();
        Revision row = value == null
                ? Revision.tombstone(revision, write.key(), created)
                : new Revision(revision, write.key(), created, false, value);
        return new Row(row, last == null ? 0 : last.revision(), write.attachment());
    }

    RevisionEvent event() {
        return event(current, previous, attachment);
    }

    /** A row that created its key follows a tombstone at most. */
    static RevisionEvent event(Revision current, long previous, @Nullable Object attachment) {
        boolean creates = current.created() == current.revision();
        return new RevisionEvent(current, creates ? 0 : previous, attachment);
    }
}
