package io.envtest.internal.objectstore;

import io.envtest.api.ApiException;
import io.envtest.api.WatchEvent;
import io.envtest.spi.storage.CompactedException;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.Revision;
import io.envtest.spi.storage.RevisionEvent;
import io.envtest.spi.storage.Subscription;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A watch without a cache: hands the store's changes to the sink as they come. */
final class DirectWatch implements WatchHandle {

    private final ResourceArea area;
    private final AreaCodec codec;
    private final Selection selection;
    private final WatchSink sink;
    private final Consumer<DirectWatch> whenDone;
    private @Nullable Subscription subscription;
    private SortedObjects objects = SortedObjects.EMPTY;
    private long skipTo;
    private boolean done;

    DirectWatch(
            ResourceArea area, AreaCodec codec, Selection selection, WatchSink sink, Consumer<DirectWatch> whenDone) {
        this.area = area;
        this.codec = codec;
        this.selection = selection;
        this.sink = sink;
        this.whenDone = whenDone;
    }

    @Override
    public void catchUp() {
        // the store hands over everything as it happens
    }

    boolean isOf(ResourceArea other) {
        return area.equals(other);
    }

    void start(MvccStorage storage, WatchPlan plan) {
        long now = storage.currentRevision();
        long from = plan.fromNow() || plan.initialEvents() ? now : Math.min(plan.revision(), now);
        skipTo = Math.max(from, plan.fromNow() || plan.initialEvents() ? 0 : plan.revision());
        try {
            readObjects(storage, from);
            if (plan.initialEvents()) {
                sendObjects(plan.bookmarkAfter());
            }
            Subscription opened = storage.subscribe(codec.range(), from, this::changed);
            if (!keep(opened)) {
                opened.close();
            }
        } catch (CompactedException e) {
            throw StorageErrors.tooOld(from, e.compactedRevision());
        }
    }

    private synchronized void readObjects(MvccStorage storage, long revision) {
        if (revision > 0) {
            for (Revision row : storage.range(codec.range(), revision, 0).rows()) {
                objects = objects.with(codec.decode(row));
            }
        }
    }

    private synchronized boolean keep(Subscription opened) {
        subscription = opened;
        return !done;
    }

    private synchronized void sendObjects(boolean bookmark) {
        objects.visit("", object -> {
            if (!done && selection.matches(object)) {
                sink.event(WatchEvent.ADDED, object);
            }
            return !done;
        });
        if (bookmark && !done) {
            sink.bookmark(skipTo, true);
        }
    }

    private synchronized void changed(List<RevisionEvent> events) {
        for (RevisionEvent event : events) {
            ObjectEvent change = apply(event);
            if (!done && change.revision() > skipTo) {
                change.deliver(selection, sink);
            }
        }
    }

    private ObjectEvent apply(RevisionEvent event) {
        Revision row = event.current();
        String path = codec.path(row);
        EncodedObject previous = objects.get(path);
        if (row.deleted()) {
            objects = objects.without(path);
            return new ObjectEvent(row.revision(), null, previous);
        }
        EncodedObject object = codec.written(event);
        objects = objects.with(object);
        return new ObjectEvent(row.revision(), object, previous);
    }

    void fail(ApiException refusal) {
        if (finish()) {
            sink.error(refusal.status());
        }
    }

    /** Ends the watch from the server's side. */
    void end() {
        if (finish()) {
            sink.closed();
        }
    }

    @Override
    public void resume() {
        // nothing waits here: events go to the sink as they come
    }

    @Override
    public void bookmark() {
        // a watch of the store itself has no bookmarks
    }

    @Override
    public void close() {
        finish();
    }

    private synchronized boolean finish() {
        boolean first = !done;
        done = true;
        if (subscription != null) {
            subscription.close();
        }
        whenDone.accept(this);
        return first;
    }
}
