package io.envtest.internal.registry;

import io.envtest.api.ApiException;
import io.envtest.api.Status;
import io.envtest.api.WatchEvent;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.objectstore.WatchHandle;
import io.envtest.internal.objectstore.WatchSink;
import io.envtest.internal.sim.SerialTasks;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Hands events on from a thread of its own, in order, because the next sink waits for somebody else. An event that cannot be
 * had at present is tried again until it can, and holds up those behind it, as a watch cache that cannot convert does.
 */
final class PatientSink implements WatchSink {

    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final WatchSink next;
    private final SerialTasks tasks = SerialTasks.apart("envtest-converted-watch");
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile boolean stopped;

    PatientSink(WatchSink next) {
        this.next = next;
    }

    /** The watch' handle, which also ends what waits here. */
    WatchHandle handle(WatchHandle watch) {
        return new WatchHandle() {

            @Override
            public void resume() {
                watch.resume();
            }

            @Override
            public void bookmark() {
                watch.bookmark();
            }

            @Override
            public void catchUp() {
                watch.catchUp();
            }

            @Override
            public void close() {
                stop();
                watch.close();
            }
        };
    }

    @Override
    public void event(WatchEvent type, StoredObject object) {
        tasks.add(() -> deliver(type, object));
    }

    private void deliver(WatchEvent type, StoredObject object) {
        long pause = FIRST_PAUSE_MILLIS;
        while (!stopped) {
            try {
                next.event(type, object);
                return;
            } catch (ApiException e) {
                System.getLogger("io.envtest").log(System.Logger.Level.DEBUG, "a watched object is not converted", e);
                if (!tryAgainAfter(pause)) {
                    return;
                }
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    /** Waits, unless the watch ends. */
    private boolean tryAgainAfter(long millis) {
        try {
            return !ending.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void stop() {
        stopped = true;
        ending.countDown();
    }

    @Override
    public void bookmark(long revision, boolean initialEventsEnd) {
        tasks.add(() -> {
            if (!stopped) {
                next.bookmark(revision, initialEventsEnd);
            }
        });
    }

    @Override
    public void error(Status status) {
        ending.countDown();
        tasks.add(() -> {
            if (!stopped) {
                next.error(status);
            }
        });
    }

    @Override
    public void closed() {
        ending.countDown();
        tasks.add(() -> {
            if (!stopped) {
                next.closed();
            }
        });
    }

    @Override
    public boolean ready() {
        return next.ready();
    }
}
