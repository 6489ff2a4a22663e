package io.envtest.internal.watchcache;

import io.envtest.internal.objectstore.AreaCodec;
import io.envtest.internal.objectstore.EncodedObject;
import io.envtest.internal.objectstore.ObjectEvent;
import io.envtest.internal.objectstore.SortedObjects;
import io.envtest.internal.watch.EventLog;
import io.envtest.internal.watch.WatchHub;
import io.envtest.internal.watch.WatchSettings;
import io.envtest.spi.storage.CompactedException;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.Revision;
import io.envtest.spi.storage.RevisionEvent;
import io.envtest.spi.storage.Subscription;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The objects of one area and their recent history; follows the store's changes. */
final class AreaCache implements AutoCloseable {

    private final AreaCodec codec;
    private final EventLog log;
    private final WatchHub hub;
    private final MvccStorage storage;
    private final Subscription subscription;
    private volatile boolean retired;

    private AreaCache(AreaCodec codec, MvccStorage storage, WatchSettings settings, long since) {
        this.codec = codec;
        this.storage = storage;
        log = new EventLog(since, objectsAt(storage, since));
        hub = new WatchHub(log, this::reached, settings);
        subscription = storage.subscribe(codec.range(), since, this::changed);
    }

    /** Reads the area with all the history that the store still has. */
    static AreaCache load(AreaCodec codec, MvccStorage storage, WatchSettings settings) {
        while (true) {
            try {
                return new AreaCache(codec, storage, settings, storage.compactedRevision());
            } catch (CompactedException e) {
                continue; // compaction came in between: there is less to read now
            }
        }
    }

    private SortedObjects objectsAt(MvccStorage storage, long revision) {
        SortedObjects objects = SortedObjects.EMPTY;
        if (revision > 0) {
            for (Revision row : storage.range(codec.range(), revision, 0).rows()) {
                objects = objects.with(codec.decode(row));
            }
        }
        return objects;
    }

    private void changed(List<RevisionEvent> events) {
        List<EventLog.Change> changes = new ArrayList<>(events.size());
        SortedObjects objects = log.tail().objects();
        for (RevisionEvent event : events) {
            EventLog.Change change = change(event, objects);
            objects = change.after();
            changes.add(change);
        }
        log.append(changes);
        hub.signal();
    }

    private EventLog.Change change(RevisionEvent event, SortedObjects before) {
        Revision row = event.current();
        String path = codec.path(row);
        EncodedObject previous = before.get(path);
        if (row.deleted()) {
            return new EventLog.Change(new ObjectEvent(row.revision(), null, previous), before.without(path));
        }
        EncodedObject object = codec.written(event);
        return new EventLog.Change(new ObjectEvent(row.revision(), object, previous), before.with(object));
    }

    /** What a key of the store had at a revision that is over; null if it is of another area or that is forgotten. */
    byte @Nullable [] valueAt(String key, long revision) {
        EventLog.Entry then = codec.range().contains(key) ? log.at(revision) : null;
        EncodedObject object = then == null ? null : then.objects().get(codec.path(key));
        return object == null ? null : object.bare();
    }

    /** A revision up to which the cache is complete: the store's, as long as the cache follows it. */
    long reached() {
        long current = storage.currentRevision();
        return retired ? log.tail().revision() : current;
    }

    EventLog log() {
        return log;
    }

    WatchHub hub() {
        return hub;
    }

    /** Stops to follow the store, and ends all watches once they have been told what it did so far. */
    void retire() {
        retired = true;
        subscription.close();
        hub.retire();
    }

    /** Ends all watches and stops to follow the store. */
    @Override
    public void close() {
        subscription.close();
        hub.endAll();
    }
}
