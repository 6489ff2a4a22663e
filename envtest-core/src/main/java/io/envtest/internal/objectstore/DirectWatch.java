package io.envtest.internal.objectstore;

import io.envtest.api.ApiException;
import io.envtest.api.WatchEvent;
import io.envtest.spi.storage.CompactedException;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.Range;
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
    private volatile long skipTo;
    private boolean done;

    DirectWatch(
            ResourceArea area, AreaCodec codec, Selection selection, WatchSink sink, Consumer<DirectWatch> whenDone) {
        this.area = area;
        this.codec = codec;
        this.selection = selection;
        this.sink = sink;
        this.whenDone = whenDone;
    }

    boolean isOf(ResourceArea other) {
        return area.equals(other);
    }

    void start(MvccStorage storage, WatchPlan plan) {
        long after = plan.fromNow() ? storage.currentRevision() : plan.revision();
        if (plan.initialEvents()) {
            after = sendInitial(storage, plan);
        }
        skipTo = after;
        try {
            long from = Math.min(after, storage.currentRevision());
            Subscription opened = storage.subscribe(codec.range(), from, this::changed);
            if (!keep(opened)) {
                opened.close();
            }
        } catch (CompactedException e) {
            throw StorageErrors.tooOld(after, e.compactedRevision());
        }
    }

    private synchronized boolean keep(Subscription opened) {
        subscription = opened;
        return !done;
    }

    private synchronized long sendInitial(MvccStorage storage, WatchPlan plan) {
        Range range = storage.range(codec.range(), 0, 0);
        if (!done) {
            for (Revision row : range.rows()) {
                EncodedObject object = codec.decode(row);
                if (selection.matches(object)) {
                    sink.event(WatchEvent.ADDED, object);
                }
            }
            if (plan.bookmarkAfter()) {
                sink.bookmark(range.revision(), true);
            }
        }
        return range.revision();
    }

    private synchronized void changed(List<RevisionEvent> events) {
        for (RevisionEvent event : events) {
            if (!done && event.current().revision() > skipTo) {
                event(event).deliver(selection, sink);
            }
        }
    }

    private ObjectEvent event(RevisionEvent event) {
        Revision previous = event.previous();
        return new ObjectEvent(
                event.current().revision(),
                event.current().deleted() ? null : codec.written(event),
                previous == null || previous.deleted() ? null : codec.decode(previous));
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
