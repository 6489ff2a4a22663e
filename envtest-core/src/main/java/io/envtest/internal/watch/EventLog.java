package io.envtest.internal.watch;

import io.envtest.internal.objectstore.ObjectEvent;
import io.envtest.internal.objectstore.SortedObjects;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of an area since some revision, each with the objects as it left them. One writer, any number of readers;
 * readers hold on to an {@link Entry} and go on from there without a lock, also where the log has been trimmed behind them.
 */
public final class EventLog {

    private final EntryRing entries = new EntryRing();
    private volatile Entry tail;

    /**
     * Begins the log.
     *
     * @param revision the revision it begins after
     * @param objects the objects as of then
     */
    public EventLog(long revision, SortedObjects objects) {
        tail = new Entry(revision, null, objects, 0);
        entries.add(tail);
    }

    /** The newest entry: the present. */
    public Entry tail() {
        return tail;
    }

    /**
     * Adds events; readers of the present see all of them or none.
     *
     * @param changes in order
     */
    public synchronized void append(List<Change> changes) {
        Entry last = tail;
        for (Change change : changes) {
            Entry entry = new Entry(change.event().revision(), change.event(), change.after(), last.number + 1);
            entries.add(entry);
            last.next = entry;
            last = entry;
        }
        tail = last;
    }

    /** The entry that shows the area as of a revision, null if that was trimmed. */
    public synchronized @Nullable Entry at(long revision) {
        Entry present = tail;
        return present.revision <= revision ? present : entries.floor(revision);
    }

    /** Forgets what is needed only for revisions before this one. */
    public synchronized void trim(long revision) {
        entries.trim(revision);
    }

    /** Number of entries that can be found. */
    public synchronized int size() {
        return entries.size();
    }

    /**
     * An event to be added.
     *
     * @param event what happened
     * @param after all objects after it
     */
    public record Change(ObjectEvent event, SortedObjects after) {}

    /** A place in the log. */
    public static final class Entry {

        private final long revision;
        private final @Nullable ObjectEvent event;
        private final SortedObjects objects;
        private final long number;
        private volatile @Nullable Entry next;

        private Entry(long revision, @Nullable ObjectEvent event, SortedObjects objects, long number) {
            this.revision = revision;
            this.event = event;
            this.objects = objects;
            this.number = number;
        }

        /** Revision of the event. */
        public long revision() {
            return revision;
        }

        /** All objects after the event. */
        public SortedObjects objects() {
            return objects;
        }

        /** The event, null at the log's beginning. */
        @Nullable
        ObjectEvent event() {
            return event;
        }

        @Nullable
        Entry next() {
            return next;
        }

        /** How many events later the other entry is. */
        long distanceTo(Entry later) {
            return later.number - number;
        }
    }
}
