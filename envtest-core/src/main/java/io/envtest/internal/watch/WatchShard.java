package io.envtest.internal.watch;

import io.envtest.spi.component.ClusterExecutor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Some sessions of an area that one task serves, one after the other. */
final class WatchShard {

    /** Events that a session gets before the next has its turn. */
    private static final int BUDGET = 256;

    private final ClusterExecutor executor;
    private final List<WatchSession> sessions = new CopyOnWriteArrayList<>();
    private final AtomicInteger signals = new AtomicInteger();

    WatchShard(ClusterExecutor executor) {
        this.executor = executor;
    }

    List<WatchSession> sessions() {
        return sessions;
    }

    /** Has the sessions look for something to send; never blocks. */
    void signal() {
        if (!sessions.isEmpty() && signals.getAndIncrement() == 0) {
            executor.execute(this::run);
        }
    }

    /** Half of the time between two bookmarks is over for all sessions that take them; whether there is any. */
    boolean halfTime() {
        boolean any = false;
        for (WatchSession session : sessions) {
            if (session.wantsBookmarks()) {
                session.halfTime();
                any = true;
            }
        }
        if (any) {
            signal();
        }
        return any;
    }

    private void run() {
        int heard = signals.get();
        boolean more = false;
        for (WatchSession session : sessions) {
            more |= drain(session);
        }
        if (more || !signals.compareAndSet(heard, 0)) {
            executor.execute(this::run);
        }
    }

    /** A sink that fails loses its own watch only. */
    private static boolean drain(WatchSession session) {
        try {
            return session.drain(BUDGET);
        } catch (RuntimeException e) {
            System.getLogger("io.envtest").log(System.Logger.Level.ERROR, "a watcher failed", e);
            session.end();
            return false;
        }
    }
}
