package io.envtest.internal.objectstore;

import io.envtest.api.Status;
import io.envtest.api.WatchEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A watcher that writes down what it is told and can be waited for. */
public final class RecordingSink implements WatchSink {

    private static final long PATIENCE_SECONDS = 60;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<String> lines = new ArrayList<>();
    private volatile boolean ready = true;

    @Override
    public void event(WatchEvent type, StoredObject object) {
        add(type + " " + object.key().path() + "@" + object.revision() + " " + text(object));
    }

    private static String text(StoredObject object) {
        return object.tree().path("data").path("x").asText();
    }

    @Override
    public void bookmark(long revision, boolean initialEventsEnd) {
        add("BOOKMARK " + revision + (initialEventsEnd ? " end" : ""));
    }

    @Override
    public void error(Status status) {
        add("ERROR " + status.code() + " " + status.message());
    }

    @Override
    public void closed() {
        add("CLOSED");
    }

    @Override
    public boolean ready() {
        return ready;
    }

    /** Takes no more, or more again. */
    public void setReady(boolean value) {
        ready = value;
    }

    private void add(String line) {
        lock.lock();
        try {
            lines.add(line);
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What it was told once that is so much; fails if it takes too long. */
    public List<String> await(int count) {
        lock.lock();
        try {
            long nanos = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (lines.size() < count) {
                if (nanos <= 0) {
                    throw new AssertionError("waited for " + count + " lines, got " + lines);
                }
                nanos = grown.awaitNanos(nanos);
            }
            return List.copyOf(lines);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
    }

    /** What it was told so far. */
    public List<String> lines() {
        return await(0);
    }
}
