package io.envtest.internal.objectstore;

import io.envtest.api.WatchEvent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A change of one object, shared by all who watch it. */
public final class ObjectEvent {

    private final long revision;
    private final @Nullable SharedObject current;
    private final @Nullable EncodedObject previous;
    private volatile @Nullable SharedObject gone;

    /**
     * A change.
     *
     * @param revision of the write
     * @param current the object after it, null if it was deleted
     * @param previous the object before it, null if it was created
     */
    public ObjectEvent(long revision, @Nullable EncodedObject current, @Nullable EncodedObject previous) {
        this.revision = revision;
        this.current = current == null ? null : new SharedObject(current);
        this.previous = previous;
    }

    /** Revision of the write. */
    public long revision() {
        return revision;
    }

    /** The object's key below the area's prefix. */
    public String path() {
        return (current != null ? current : Objects.requireNonNull(previous)).path();
    }

    /** Whether a watcher sees the object before or after. */
    public boolean concerns(Selection selection) {
        return current != null && selection.matches(current) || previous != null && selection.matches(previous);
    }

    /** Tells a watcher what the change means to it; nothing if it sees the object neither before nor after. */
    public void deliver(Selection selection, WatchSink sink) {
        SharedObject now = current != null && selection.matches(current) ? current : null;
        boolean before = previous != null && selection.matches(previous);
        if (now != null) {
            sink.event(before ? WatchEvent.MODIFIED : WatchEvent.ADDED, now);
        } else if (before) {
            sink.event(WatchEvent.DELETED, gone());
        }
    }

    /** The object as it was, under the version of its going. */
    private SharedObject gone() {
        SharedObject object = gone;
        if (object == null) {
            object = new SharedObject(Objects.requireNonNull(previous).at(revision));
            gone = object;
        }
        return object;
    }
}
