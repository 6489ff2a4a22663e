package io.envtest.internal.watch;

import io.envtest.api.Status;
import io.envtest.api.WatchEvent;
import io.envtest.internal.objectstore.EncodedObject;
import io.envtest.internal.objectstore.ObjectEvent;
import io.envtest.internal.objectstore.Selection;
import io.envtest.internal.objectstore.SortedObjects;
import io.envtest.internal.objectstore.WatchHandle;
import io.envtest.internal.objectstore.WatchSink;
import org.jspecify.annotations.Nullable;

/**
 * One watcher: its place in the log, what it wants to see, and where that goes. Work is done by {@link WatchShard}; the
 * sink is called under this object's lock, so never twice at once.
 */
public final class WatchSession implements WatchHandle {

    /** Steps after which a thread that waits for the session may get in between. */
    private static final int CATCH_UP_STEPS = 256;

    private final Selection selection;
    private final WatchSink sink;
    private final boolean bookmarks;
    private final WatchHub hub;
    private final WatchShard shard;
    private final DeliveryGate gate;

    private EventLog.@Nullable Entry place;
    private long skipTo;
    private @Nullable SortedObjects initial;
    private String initialFrom = "";
    private int initialRoom;
    private boolean initialBookmark;
    private volatile boolean bookmarkDue;
    private volatile boolean secondHalf;
    private volatile boolean done;

    WatchSession(Selection selection, WatchSink sink, boolean bookmarks, WatchHub hub, WatchShard shard) {
        this.selection = selection;
        this.sink = sink;
        this.bookmarks = bookmarks;
        this.hub = hub;
        this.shard = shard;
        this.gate = hub.gate();
    }

    /**
     * Begins with the events after an entry.
     *
     * @param revision events up to this revision are left out
     */
    public void startAfter(EventLog.Entry entry, long revision) {
        synchronized (this) {
            place = entry;
            skipTo = revision;
        }
        begin(entry);
    }

    /**
     * Begins with the objects of an entry as ADDED, and goes on with the events after it.
     *
     * @param reached a revision that the entry was the newest of its area at
     * @param bookmarkAfter whether a bookmark tells where the objects end
     */
    public void startWith(EventLog.Entry entry, long reached, boolean bookmarkAfter) {
        synchronized (this) {
            place = entry;
            skipTo = Math.max(reached, entry.revision());
            initial = entry.objects().size() == 0 && !bookmarkAfter ? null : entry.objects();
            initialFrom = selection.from();
            initialBookmark = bookmarkAfter;
        }
        begin(entry);
    }

    /** Wakes nobody where there is nothing to send: whatever comes from now on is signalled. */
    private void begin(EventLog.Entry entry) {
        boolean waiting;
        synchronized (this) {
            waiting = initial != null || bookmarkDue;
        }
        if (waiting || entry.next() != null || hub.isRetired()) {
            shard.signal();
        }
    }

    /** Whether it takes bookmarks and is open. */
    boolean wantsBookmarks() {
        return bookmarks && !done;
    }

    /** Half of the time between two bookmarks is over: the other time one is sent, as soon as all events are. */
    void halfTime() {
        boolean over = secondHalf;
        secondHalf = !over;
        if (over) {
            bookmarkDue = true;
        }
    }

    @Override
    public void bookmark() {
        if (wantsBookmarks()) {
            bookmarkDue = true;
            shard.signal();
        }
    }

    /**
     * Sends what there is.
     *
     * @param budget most steps, so that others get their turn
     * @return whether there is more to send at once
     */
    synchronized boolean drain(int budget) {
        boolean due = bookmarkDue;
        long reached = due ? hub.currentRevision() : 0;
        for (int step = 0; step < budget; step++) {
            EventLog.Entry here = place;
            if (done || here == null || !canSend(here)) {
                return false;
            }
            if (initial != null) {
                sendInitial(initial, budget);
                if (initial != null) {
                    return true;
                }
                continue;
            }
            boolean last = hub.isRetired();
            EventLog.Entry next = here.next();
            if (next == null) {
                caughtUp(due, Math.max(reached, here.revision()), last);
                return false;
            }
            if (!gate.passes(next, selection, this)) {
                return false;
            }
            place = next;
            deliver(next);
        }
        return true;
    }

    /** All events are sent; after the last there is nothing to wait for. */
    private void caughtUp(boolean due, long reached, boolean last) {
        if (due) {
            bookmarkDue = false;
            sink.bookmark(reached, false);
        }
        if (last) {
            end();
        }
    }

    private boolean canSend(EventLog.Entry here) {
        boolean ready = sink.ready();
        if (!ready && hub.isTooSlow(here)) {
            end();
        }
        return ready;
    }

    private void deliver(EventLog.Entry entry) {
        ObjectEvent event = entry.event();
        if (event != null && entry.revision() > skipTo) {
            event.deliver(selection, sink);
        }
    }

    /** Sends some initial objects. */
    private void sendInitial(SortedObjects objects, int most) {
        String end = selection.to();
        initialRoom = most;
        boolean finished = objects.visit(initialFrom, object -> sendInitial(object, end));
        if (finished || initialFrom.equals(end)) {
            initial = null;
            if (initialBookmark) {
                sink.bookmark(skipTo, true);
            }
        }
    }

    private boolean sendInitial(EncodedObject object, String end) {
        if (object.path().compareTo(end) >= 0) {
            initialFrom = end;
            return false;
        }
        if (initialRoom-- == 0 || done || !sink.ready()) {
            initialFrom = object.path();
            return false;
        }
        if (selection.matches(object)) {
            sink.event(WatchEvent.ADDED, object);
        }
        return true;
    }

    /** Ends the watch with an error. */
    public synchronized void fail(Status status) {
        if (finish()) {
            sink.error(status);
        }
    }

    /** Ends the watch from the server's side. */
    public synchronized void end() {
        if (finish()) {
            sink.closed();
        }
    }

    private boolean finish() {
        boolean first = !done;
        done = true;
        shard.sessions().remove(this);
        return first;
    }

    @Override
    public void catchUp() {
        boolean more = true;
        while (more) {
            more = drain(CATCH_UP_STEPS);
        }
    }

    @Override
    public void resume() {
        shard.signal();
    }

    @Override
    public void close() {
        done = true;
        shard.sessions().remove(this);
    }
}
