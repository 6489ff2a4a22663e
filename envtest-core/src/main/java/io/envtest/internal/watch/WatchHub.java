package io.envtest.internal.watch;

import io.envtest.internal.objectstore.Selection;
import io.envtest.internal.objectstore.WatchSink;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** All watchers of an area. Thread-safe. */
public final class WatchHub {

    private static final int SHARDS = 4;

    private final EventLog log;
    private final LongSupplier currentRevision;
    private final WatchSettings settings;
    private final List<WatchShard> shards;
    private final AtomicInteger opened = new AtomicInteger();
    private volatile boolean retired;

    /**
     * Watchers of a log.
     *
     * @param currentRevision a revision up to which the log is complete
     */
    public WatchHub(EventLog log, LongSupplier currentRevision, WatchSettings settings) {
        this.log = log;
        this.currentRevision = currentRevision;
        this.settings = settings;
        shards = IntStream.range(0, SHARDS)
                .mapToObj(i -> new WatchShard(settings.executor()))
                .toList();
    }

    /** A session that is still to be started. */
    public WatchSession open(Selection selection, WatchSink sink, boolean bookmarks) {
        WatchShard shard = shards.get(Math.floorMod(opened.getAndIncrement(), SHARDS));
        WatchSession session = new WatchSession(selection, sink, bookmarks, this, shard);
        shard.sessions().add(session);
        return session;
    }

    /** Tells that the log has grown. */
    public void signal() {
        shards.forEach(WatchShard::signal);
    }

    /** Ends each session, also one that is only just being opened, once it has sent what is in the log. */
    public void retire() {
        retired = true;
        signal();
    }

    /** Whether nothing will be added to the log. */
    boolean isRetired() {
        return retired;
    }

    /** Ends all sessions at once. */
    public void endAll() {
        shards.forEach(shard -> shard.sessions().forEach(WatchSession::end));
    }

    /** Half of the time between two bookmarks is over for all sessions that take them; whether there is any. */
    public boolean halfTime() {
        boolean any = false;
        for (WatchShard shard : shards) {
            any |= shard.halfTime();
        }
        return any;
    }

    DeliveryGate gate() {
        return new DeliveryGate(settings);
    }

    long currentRevision() {
        return currentRevision.getAsLong();
    }

    boolean isTooSlow(EventLog.Entry place) {
        return place.distanceTo(log.tail()) > settings.slowAfter();
    }
}
