package io.envtest.internal.request.filter;

import io.envtest.api.Status;
import io.envtest.api.WatchEvent;
import io.envtest.internal.authz.Attributes;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.objectstore.WatchHandle;
import io.envtest.internal.objectstore.WatchSink;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A watch that can be ended from outside: between it and its sink, which hears of nothing after its end. Thread-safe. */
final class RevocableWatch implements WatchSink, WatchHandle {

    private final Attributes attributes;
    private final WatchSink sink;
    private final Consumer<RevocableWatch> whenDone;
    private @Nullable WatchHandle handle;
    private boolean done;

    RevocableWatch(Attributes attributes, WatchSink sink, Consumer<RevocableWatch> whenDone) {
        this.attributes = attributes;
        this.sink = sink;
        this.whenDone = whenDone;
    }

    /** What its user must be allowed. */
    Attributes attributes() {
        return attributes;
    }

    /** Says what it is, which may be over already. */
    void opened(WatchHandle watch) {
        boolean over;
        synchronized (this) {
            handle = watch;
            over = done;
        }
        if (over) {
            watch.close();
        }
    }

    /** Ends it from the server's side. */
    void revoke() {
        if (finish()) {
            sink.closed();
        }
    }

    private boolean finish() {
        WatchHandle watch;
        synchronized (this) {
            if (done) {
                return false;
            }
            done = true;
            watch = handle;
        }
        whenDone.accept(this);
        if (watch != null) {
            watch.close();
        }
        return true;
    }

    @Override
    public synchronized void event(WatchEvent type, StoredObject object) {
        if (!done) {
            sink.event(type, object);
        }
    }

    @Override
    public synchronized void bookmark(long revision, boolean initialEventsEnd) {
        if (!done) {
            sink.bookmark(revision, initialEventsEnd);
        }
    }

    @Override
    public void error(Status status) {
        if (finish()) {
            sink.error(status);
        }
    }

    @Override
    public void closed() {
        revoke();
    }

    @Override
    public boolean ready() {
        return sink.ready();
    }

    @Override
    public void resume() {
        ask(WatchHandle::resume);
    }

    @Override
    public void bookmark() {
        ask(WatchHandle::bookmark);
    }

    @Override
    public void catchUp() {
        ask(WatchHandle::catchUp);
    }

    private void ask(Consumer<WatchHandle> what) {
        WatchHandle watch;
        synchronized (this) {
            watch = handle;
        }
        if (watch != null) {
            what.accept(watch);
        }
    }

    @Override
    public void close() {
        finish();
    }
}
