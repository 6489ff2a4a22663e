package io.envtest.standalone.soak;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/** Reads all watches on one thread. */
final class WatchLoop implements Closeable {

    private static final int MOST_PROBLEMS = 20;

    private final int port;
    private final Duration phase;
    private final Selector selector = Selector.open();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final LongAdder events = new LongAdder();
    private final LongAdder bookmarks = new LongAdder();
    private final LongAdder connections = new LongAdder();
    private final LongAdder expirations = new LongAdder();
    private volatile boolean stopped;

    /** What the loop does until it is stopped. */
    @FunctionalInterface
    interface Until {
        /** Whether that is now; asked on the loop's thread. */
        boolean reached();
    }

    WatchLoop(int port, Duration phase) throws IOException {
        this.port = port;
        this.phase = phase;
    }

    /** Reads in the background until {@link #stop}. */
    Future<?> start(List<SoakWatcher> watchers) {
        stopped = false;
        return thread.submit(() -> run(watchers, () -> stopped));
    }

    /** Ends what {@link #start} began. */
    void stop() {
        stopped = true;
    }

    /** Reads in the calling thread. */
    void run(List<SoakWatcher> watchers, Until until) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
        try {
            while (!until.reached() && problems.size() < MOST_PROBLEMS) {
                selector.select(key -> read((WatchConnection) key.attachment(), buffer), 10);
                long now = System.nanoTime();
                for (SoakWatcher watcher : watchers) {
                    watcher.tick(now);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(WatchConnection connection, ByteBuffer buffer) {
        try {
            connection.read(buffer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    WatchConnection connect(SoakWatcher watcher, String path, boolean small) throws IOException {
        connections.increment();
        return new WatchConnection(watcher, selector, port, path, small);
    }

    /** Lets go of closed channels. */
    void forgetClosed() throws IOException {
        selector.selectNow();
    }

    /** How long watchers of a habit wait at most before they do it again. */
    Duration longestTurn(SoakWatcher.Habit habit) {
        boolean away = habit == SoakWatcher.Habit.SLOW || habit == SoakWatcher.Habit.ABSENT;
        Duration share = phase.dividedBy(away ? 2 : 4);
        Duration most = Duration.ofSeconds(away ? 40 : 5);
        return share.compareTo(most) < 0 ? share : most;
    }

    void counted(SoakEvent event) {
        (event.type().equals("BOOKMARK") ? bookmarks : events).increment();
    }

    void expired() {
        expirations.increment();
    }

    void problem(String text) {
        problems.add(text.substring(0, Math.min(text.length(), 2_000)));
    }

    List<String> problems() {
        return problems;
    }

    @Override
    public String toString() {
        return events + " events and " + bookmarks + " bookmarks over " + connections + " watches, " + expirations
                + " of which had expired";
    }

    @Override
    public void close() throws IOException {
        stop();
        thread.shutdownNow();
        selector.close();
    }
}
