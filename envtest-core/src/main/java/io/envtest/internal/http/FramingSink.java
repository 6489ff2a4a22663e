package io.envtest.internal.http;

import io.envtest.api.Status;
import io.envtest.api.WatchEvent;
import io.envtest.internal.endpoint.stream.WatchFrames;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.objectstore.WatchHandle;
import io.envtest.internal.objectstore.WatchSink;
import io.envtest.spi.component.ClusterExecutor;
import org.jspecify.annotations.Nullable;

/** Between a watch and its way to the client: events become frames, an end on either side ends the other. */
final class FramingSink implements WatchSink {

    private final WatchFrames frames;
    private @Nullable FrameOutput output;
    private @Nullable WatchHandle handle;
    private ClusterExecutor.@Nullable Timer timer;
    private boolean released;

    FramingSink(WatchFrames frames) {
        this.frames = frames;
    }

    /** Says where frames go; before the watch is opened. */
    void to(FrameOutput way) {
        output = way;
    }

    /** Says what watch it is and what ends it in time. */
    void opened(WatchHandle watch, ClusterExecutor.Timer end) {
        synchronized (this) {
            if (!released) {
                handle = watch;
                timer = end;
                return;
            }
        }
        watch.close();
        end.cancel();
    }

    @Override
    public void event(WatchEvent type, StoredObject object) {
        output().send(frames.event(type, object));
    }

    @Override
    public void bookmark(long revision, boolean initialEventsEnd) {
        output().send(frames.bookmark(revision, initialEventsEnd));
    }

    @Override
    public void error(Status status) {
        output().send(frames.error(status));
        output().end();
    }

    @Override
    public void closed() {
        output().end();
    }

    @Override
    public boolean ready() {
        return output().ready();
    }

    private FrameOutput output() {
        FrameOutput way = output;
        if (way == null) {
            throw new IllegalStateException("a watch without a way out");
        }
        return way;
    }

    /** The way to the client has room again. */
    void resume() {
        WatchHandle watch;
        synchronized (this) {
            watch = handle;
        }
        if (watch != null) {
            watch.resume();
        }
    }

    /** The way to the client is at its end: nothing more is wanted. */
    void release() {
        WatchHandle watch;
        ClusterExecutor.Timer end;
        synchronized (this) {
            released = true;
            watch = handle;
            end = timer;
            handle = null;
            timer = null;
        }
        if (watch != null) {
            watch.close();
        }
        if (end != null) {
            end.cancel();
        }
    }
}
